import { StudyDb } from '../../src/data/study/study-db.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import type { SyncDeps } from '../../src/sync/deps.ts';
import { runExchange, type SyncOutcome } from '../../src/sync/exchange.ts';
import { ORIGIN } from './fake-exchange-server.ts';

export const never = { signal: new AbortController().signal };

/** `fetch` of a page of the server's origin, where paths are enough. */
export const pageFetch: typeof fetch = (path, init) => fetch(new URL(String(path), ORIGIN), init);

let phones = 0;

/** One phone's study with its own fresh database and no locks: what must be right does not depend on them. */
export function makePhone() {
  const db = new StudyDb(`study-${++phones}`);
  const deps: SyncDeps = { db, fetch: pageFetch, random: Math.random, now: Date.now };
  return { db, deps, sync: (): Promise<SyncOutcome> => runExchange(deps, never) };
}
export type Phone = ReturnType<typeof makePhone>;

/** All facts of a phone, by slot. */
export const factsOn = async ({ db }: Phone) => factSet((await db.facts.toArray()).map((row) => row.fact));
