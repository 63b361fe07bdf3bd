import * as v from 'valibot';
import { readServerFacts } from '../../support/server-facts.ts';
import type { Teacher } from './teacher.ts';

/** Facts in an order and a form of their own, one line each, so that what two places hold can be compared. */
export type FactLines = readonly string[];

/** All facts in the phone's database of one of its people, straight from IndexedDB. */
export async function factsOnPhone({ page }: Teacher, profile = 1): Promise<FactLines> {
  const rows: unknown = JSON.parse(
    await page.evaluate(async (name) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await settled(indexedDB.open(name));
      const all = await settled(db.transaction('facts').objectStore('facts').getAll());
      db.close();
      return JSON.stringify(all, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value));
    }, `caravan-study-${profile}`),
  );
  return v
    .parse(v.array(v.object({ fact: v.unknown() })), rows)
    .map(({ fact }) => lineOf(fact))
    .sort();
}

/** All facts on the server's disk, whoever's they are. */
export const factsOnServer = (dataDir: string): FactLines => linesOf([...readServerFacts(dataDir).values()].flat());

export const linesOf = (facts: readonly unknown[]): FactLines => facts.map(lineOf).sort();

const lineOf = (fact: unknown): string =>
  JSON.stringify(fact, (_, value: unknown) => {
    if (value instanceof Map) return sorted(Object.fromEntries(value));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? sorted(value) : value;
  });

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
