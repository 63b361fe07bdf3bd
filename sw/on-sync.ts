import type { StudyDb } from '../src/data/study/study-db.ts';
import { SYNC_TAG } from '../src/sync/background-sync.ts';
import { runExchange } from '../src/sync/exchange.ts';
import { isWorthRetrying } from '../src/sync/is-worth-retrying.ts';

export interface SyncHandlerDeps {
  study: () => StudyDb;
  fetch: typeof fetch;
}

/** Chromium gives a `sync` event three minutes. */
const LIMIT_MS = 150_000;

/** Sends what she did while no page is open. A failure is handed to the browser, which tries again by itself. */
export function onSync(event: SyncEvent, { study, fetch }: SyncHandlerDeps): void {
  if (event.tag !== SYNC_TAG) return;
  event.waitUntil(sendFacts({ study, fetch }));
}

async function sendFacts({ study, fetch }: SyncHandlerDeps): Promise<void> {
  const deps = { db: study(), fetch, locks: navigator.locks, random: Math.random, now: Date.now };
  const outcome = await runExchange(deps, { signal: AbortSignal.timeout(LIMIT_MS) });
  if (isWorthRetrying(outcome)) throw new Error(`the exchange did not happen: ${outcome.kind}`);
}
