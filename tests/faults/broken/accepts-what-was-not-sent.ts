// Takes the answer for one to all that is here now, in place of what was sent: what was done meanwhile is never sent.
import { type FactRow, afterAck as joinAck } from '../../../src/data/study/fact-row.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';

export const replaces = 'src/data/study/fact-row.ts';
export * from '../../../src/data/study/fact-row.ts';

export function afterAck(row: FactRow | undefined, fact: Fact): FactRow {
  const after = joinAck(row, fact);
  return { ...after, acked: after.fact, unsent: undefined };
}
