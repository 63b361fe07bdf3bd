import { liveQuery } from 'dexie';
import type { Cancellable, LibraryDeps } from './deps.ts';
import type { Download } from './download-row.ts';
import { fetchDownload } from './fetch-download.ts';
import type { LibraryDb } from './library-db.ts';
import { readDownloads } from './read-downloads.ts';

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 300_000;

interface RunOptions extends Cancellable {
  /** Where `online` is heard. */
  events?: EventTarget;
}

/**
 * Fetches what is wished for, one course after the other, until the signal fires. One tab does it for all; when it
 * closes, the next takes over. What waits for a line is tried again at the start, on `online`, and with back-off.
 */
export async function runDownloads(deps: LibraryDeps, { signal, events = globalThis }: RunOptions): Promise<void> {
  const work = () => serve(deps, { signal, events });
  try {
    await (navigator.locks ? navigator.locks.request('caravan-download', { signal }, work) : work());
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function serve(deps: LibraryDeps, { signal, events }: Required<RunOptions>): Promise<void> {
  let offlineInARow = 0;
  await tryAgain(deps.library);
  while (!signal.aborted) {
    const [due] = (await readDownloads(deps.library)).filter(isDue);
    if (due) {
      const end = await fetchDownload(deps, due, { signal });
      offlineInARow = end === 'offline' ? offlineInARow + 1 : 0;
    } else {
      const why = await wake(deps.library, { signal, events, delayMs: backOff(offlineInARow) });
      if (why === 'try-again') await tryAgain(deps.library);
    }
  }
}

/** Due now: new, resumed, or cut short by a closed page. With a reason it has been tried, and waits. */
const isDue = ({ state, reason }: Download): boolean => state === 'coming' || (state === 'waiting' && !reason);

/** A full phone is not tried again by itself: that needs a person who makes room. */
const tryAgain = (db: LibraryDb): Promise<number> =>
  db.downloads
    .filter(({ state, reason }) => (state === 'waiting' || state === 'failed') && reason !== 'full')
    .modify((row) => {
      row.state = 'waiting';
      delete row.reason;
    });

/** Half of it is chance, so that a campus does not come back all at once. Infinite while nothing waits for a line. */
function backOff(offlineInARow: number): number {
  if (offlineInARow === 0) return Number.POSITIVE_INFINITY;
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (offlineInARow - 1));
  return delayMs * (0.5 + Math.random() / 2);
}

/** Sleeps until a download is due, or until those that wait should be tried again, or until the signal fires. */
function wake(
  db: LibraryDb,
  { signal, events, delayMs }: Required<RunOptions> & { delayMs: number },
): Promise<'due' | 'try-again'> {
  return new Promise((resolve) => {
    const end = (why: 'due' | 'try-again') => {
      clearTimeout(timer);
      events.removeEventListener('online', tryNow);
      signal.removeEventListener('abort', stop);
      watch.unsubscribe();
      resolve(why);
    };
    const tryNow = () => end('try-again');
    const stop = () => end('due');
    const timer = Number.isFinite(delayMs) ? setTimeout(tryNow, delayMs) : undefined;
    events.addEventListener('online', tryNow);
    signal.addEventListener('abort', stop);
    const watch = liveQuery(() => readDownloads(db)).subscribe((rows) => {
      if (rows.some(isDue)) end('due');
    });
    if (signal.aborted) stop();
  });
}
