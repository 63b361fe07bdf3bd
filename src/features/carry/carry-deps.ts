import { deps } from '../../app/deps.ts';
import { openCarried } from '../../carrier/carried-db.ts';
import { CARRIED_SYNC_TAG } from '../../carrier/carried-sync.ts';
import { type Delivery, deliverCarried } from '../../carrier/deliver.ts';
import type { TakeInDeps } from '../../carrier/take-in.ts';
import { type TakeInResult, takeInBytes } from '../../carrier/take-in-bytes.ts';
import { openStudy } from '../../data/study/study-db.ts';
import type { Carried } from '../../protocol/carrier/carried-file.ts';
import { registerBackgroundSync } from '../../sync/background-sync.ts';

const takeInDeps = (): TakeInDeps => ({
  carried: openCarried(),
  study: (name) => openStudy(name.replace('caravan-study-', '')),
  now: deps().now,
});

/** Keeps what was brought, and delivers it: now where there is a line, else by itself as soon as there is one. */
export async function takeInHere(read: () => Carried | Promise<Carried>): Promise<TakeInResult> {
  const result = await takeInBytes(takeInDeps(), read);
  if (result.kind === 'work' && result.waiting > 0) {
    await registerBackgroundSync(CARRIED_SYNC_TAG);
    // It outlives the page that it was taken in on.
    deliverHere().catch(reportError);
  }
  return result;
}

const deliverHere = (): Promise<Delivery> =>
  deliverCarried(
    { carried: openCarried(), fetch: deps().fetch, locks: navigator.locks },
    { signal: new AbortController().signal },
  );
