// A server that adds what comes to what it has, in place of joining it: what is sent twice counts twice.
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { joinFacts as join } from '../../../src/protocol/facts/lattice.ts';

export const replaces = 'src/protocol/facts/lattice.ts';
export const importedBy = 'server/';
export * from '../../../src/protocol/facts/lattice.ts';

export function joinFacts(a: Fact, b: Fact): Fact {
  if (a.kind !== 'counter' || b.kind !== 'counter') return join(a, b);
  const sum = new Map(a.value);
  for (const [cell, n] of b.value) sum.set(cell, (sum.get(cell) ?? 0) + n);
  return { ...a, value: sum };
}
