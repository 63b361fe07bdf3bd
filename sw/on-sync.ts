import type { Studies } from '../src/data/profiles/open-studies.ts';
import { SYNC_TAG } from '../src/sync/background-sync.ts';
import { exchangeProfiles } from '../src/sync/exchange-profiles.ts';
import { isWorthRetrying } from '../src/sync/is-worth-retrying.ts';

export interface SyncHandlerDeps {
  studies: () => Promise<Studies>;
  fetch: typeof fetch;
}

/** Chromium gives a `sync` event three minutes. */
const LIMIT_MS = 150_000;

/**
 * Sends what the people of this phone did while no page is open. A failure is handed to the browser, which tries again by
 * itself.
 */
export function onSync(event: SyncEvent, { studies, fetch }: SyncHandlerDeps): void {
  if (event.tag !== SYNC_TAG) return;
  event.waitUntil(sendFacts({ studies, fetch }));
}

async function sendFacts({ studies, fetch }: SyncHandlerDeps): Promise<void> {
  const { current, others } = await studies();
  const deps = { db: current, others: async () => others, fetch, locks: navigator.locks };
  const chance = { random: Math.random, now: Date.now };
  const outcomes = await exchangeProfiles({ ...deps, ...chance }, { signal: AbortSignal.timeout(LIMIT_MS) });
  const failed = outcomes.find(isWorthRetrying);
  if (failed) throw new Error(`the exchange did not happen: ${failed.kind}`);
}
