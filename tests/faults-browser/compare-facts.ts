import type { Page } from 'playwright-core';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { deltaFact } from '../../src/protocol/facts/lattice.ts';
import { readServerFacts } from '../support/server-facts.ts';
import { factsFromJson } from './fact-json.ts';

/** What a profile of the phone holds; `acked`: the part that it believes to be on the server. */
export const factsOnPhone = async (page: Page, profile: string, part: 'fact' | 'acked'): Promise<Fact[]> =>
  factsFromJson(await page.evaluate(([name, which]) => faults.facts(name, which), [profile, part] as const));

/** The slots of which `b` has something that `a` lacks. */
export function missingIn(a: readonly Fact[], b: readonly Fact[]): string[] {
  const known = factSet(a);
  return b.filter((fact) => deltaFact(fact, known.get(slotKey(fact))) !== undefined).map(slotKey);
}

/** What one person has on the server's disk. */
export const factsOnServer = (dataDir: string, person: string): Fact[] => readServerFacts(dataDir).get(person) ?? [];

/** Where the phone and the server do not hold the same. */
export function differences(phone: readonly Fact[], server: readonly Fact[]): string[] {
  return [
    ...missingIn(server, phone).map((slot) => `not on the server: ${slot}`),
    ...missingIn(phone, server).map((slot) => `only on the server: ${slot}`),
  ];
}
