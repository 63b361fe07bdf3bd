import { isCarrier, openCarried } from '../src/carrier/carried-db.ts';
import { CARRIED_SYNC_TAG } from '../src/carrier/carried-sync.ts';
import { deliverCarried } from '../src/carrier/deliver.ts';

/** Chromium gives a `sync` event three minutes. */
const LIMIT_MS = 150_000;

/** Brings what this phone carries for others while no page is open. A failure is handed to the browser, which tries again. */
export function onCarriedSync(event: SyncEvent, { fetch }: { fetch: typeof globalThis.fetch }): void {
  if (event.tag === CARRIED_SYNC_TAG) event.waitUntil(deliver(fetch));
}

async function deliver(fetch: typeof globalThis.fetch): Promise<void> {
  if (!(await isCarrier())) return;
  const deps = { carried: openCarried(), fetch, locks: navigator.locks };
  const ended = await deliverCarried(deps, { signal: AbortSignal.timeout(LIMIT_MS) });
  if (ended !== 'done') throw new Error(`what others gave was not delivered: ${ended}`);
}
