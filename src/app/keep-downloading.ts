import { liveQuery } from 'dexie';
import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import type { LibraryDb } from '../data/library/library-db.ts';
import { readDownloads } from '../data/library/read-downloads.ts';
import { makeAlarm } from '../sync/alarm.ts';

const RETRY_DELAY_MS = 30_000;

const loadDownloader = () => import('./run-by-rules.ts');

/**
 * Fetches what is wished for until the signal fires. The downloader's code comes with the first wish: a first visit does not pay for it. Where it
 * cannot be fetched, it is asked for again with the next line; where it breaks, it begins again some time later.
 */
export async function keepDownloading(deps: LibraryDeps, cancel: Cancellable, load = loadDownloader): Promise<void> {
  const { signal } = cancel;
  const retry = makeAlarm({ signal });
  addEventListener('online', () => retry.set(0), { signal });
  while (await untilWished(deps.library, signal)) {
    const code = await load().catch(() => undefined);
    try {
      if (code) return await code.runDownloads(deps, cancel);
    } catch (error) {
      // Such as a database that the browser has closed: what was wished for is not given up for it.
      reportError(error);
    }
    retry.set(RETRY_DELAY_MS);
    await retry.rings();
  }
}

/** Resolves when a download is there to be served, lost chunks of a finished one included; to `false` where the signal fires before. */
function untilWished(library: LibraryDb, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const end = (isWished: boolean) => {
      watch.unsubscribe();
      signal.removeEventListener('abort', stop);
      resolve(isWished);
    };
    const stop = () => end(false);
    const next = (isWished: boolean) => isWished && end(true);
    const watch = liveQuery(() => isAnyWished(library)).subscribe({ next, error: reject });
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}

const isAnyWished = async (library: LibraryDb): Promise<boolean> =>
  (await readDownloads(library)).some(({ state }) => state !== 'here' && state !== 'paused');
