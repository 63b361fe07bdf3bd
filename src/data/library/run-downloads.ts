import { liveQuery } from 'dexie';
import { takeBallast, writeSmall } from './ballast.ts';
import { type Cancellable, type DownloadDeps, type FetchDeps, WITHOUT_RULES } from './deps.ts';
import type { Download } from './download-row.ts';
import { type FetchEnd, fetchDownload } from './fetch-download.ts';
import { followQueue } from './follow-queue.ts';
import { forgetHandedOver, isAnyHandedOver } from './handed-over.ts';
import { type HeldMoves, holdMoves } from './held-moves.ts';
import type { LibraryDb } from './library-db.ts';
import { type DownloadProblem, unlessFull } from './pack-problem.ts';
import { readDownloads } from './read-downloads.ts';
import { isBackgroundRunning, settleBackground } from './settle-background.ts';

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 300_000;
/** Hours begin and days end without news of it. */
const LOOK_EVERY_MS = 60_000;

interface RunOptions extends Cancellable {
  /** Where `online` is heard. */
  events?: EventTarget;
}

/**
 * Fetches what is wished for, one course after the other, until the signal fires. One tab does it for all [DL1]; when it
 * closes, the next takes over. What waits for a line is tried again at the start, on `online`, and with back-off; what
 * waits by her rules goes on as soon as they let it.
 */
export async function runDownloads(deps: DownloadDeps, { signal, events = globalThis }: RunOptions): Promise<void> {
  const work = () => serve(deps, { signal, events });
  try {
    while (!signal.aborted) {
      await settleBackground(deps, { signal });
      await (navigator.locks ? navigator.locks.request('caravan-download', { signal }, work) : work());
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Ends when the signal fires, and where the browser goes on in the background. */
async function serve(deps: DownloadDeps, { signal, events }: Required<RunOptions>): Promise<void> {
  if (await isBackgroundRunning(deps)) return;
  // Whoever was to take in what the browser fetched is gone.
  await forgetHandedOver(deps.library);
  const held = holdMoves(deps);
  const nextDue = async () => {
    // A full phone fetches nothing until there is room again.
    if (!(await takeBallast(deps.library))) return undefined;
    return held.firstFree((await readDownloads(deps.library)).filter(isDue));
  };
  let failuresInARow = 0;
  // It may come just when a download is giving up, and nobody sleeps yet.
  let hasLineCome = false;
  events.addEventListener('online', () => (hasLineCome = true), { signal });
  await tryAgain(deps.library);
  while (!signal.aborted) {
    const due = await nextDue();
    if (due) {
      const end = await serveOne(deps, due, held, { signal });
      if (await isAnyHandedOver(deps.library)) return;
      // A line that drops again and again, and brings something each time, is worth another try soon.
      const before = (await isFurther(deps.library, due)) ? 0 : failuresInARow;
      failuresInARow = isPassing(end) ? before + 1 : 0;
    } else if (hasLineCome) {
      hasLineCome = false;
      await tryAgain(deps.library);
    } else if ((await wake(deps, nextDue, { signal, events, delayMs: backOff(failuresInARow) })) === 'try-again') {
      // Bytes that somebody alters cost her data each time: time alone is no reason to ask for them again.
      await tryAgain(deps.library, hasLineCome ? undefined : isPassing);
      hasLineCome = false;
    }
  }
}

async function serveOne(
  deps: DownloadDeps,
  due: Download,
  held: HeldMoves,
  { signal }: Cancellable,
): Promise<FetchEnd> {
  const queue = followQueue(deps.library, due);
  try {
    const mayMove = held.forget(due.course);
    const source = await deps.sourceOf?.(due);
    const ruled = source === undefined ? { ...deps, mayMove } : fromSource(deps, source);
    return await fetchDownload(ruled, due, { signal, isTurn: queue.isTurn });
  } finally {
    queue.done();
  }
}

/** What comes from near costs nothing; the browser, which goes on when the page does not, may not ask there. */
const fromSource = ({ library, fetch, now }: DownloadDeps, source: string): FetchDeps => ({
  ...{ library, fetch, now, source },
  mayMove: WITHOUT_RULES.mayMove,
});

/** Whether a download has brought something since. */
const isFurther = async (db: LibraryDb, { course, doneBytes }: Download): Promise<boolean> =>
  ((await db.downloads.get(course))?.doneBytes ?? 0) > doneBytes;

/** Due now: new, resumed, or cut short by a closed page. With a reason it has been tried, and waits. */
export const isDue = ({ state, reason }: Download): boolean => state === 'coming' || (state === 'waiting' && !reason);

/** What ends without anybody's doing, sooner or later. */
const isPassing = (end: FetchEnd): boolean => end === 'offline' || end === 'portal' || end === 'trouble';

/** Those that wait or failed for such a reason are due again. A full phone never is: that needs a person who makes room. */
const tryAgain = (db: LibraryDb, isSuch = (_reason: DownloadProblem): boolean => true): Promise<unknown> =>
  writeSmall(db, () =>
    db.downloads
      .filter(
        ({ state, reason }) =>
          (state === 'waiting' || state === 'failed') && reason !== undefined && reason !== 'full' && isSuch(reason),
      )
      .modify((row) => {
        row.state = 'waiting';
        delete row.reason;
      }),
  ).catch(unlessFull);

/** Half of it is chance, so that a campus does not come back all at once. Infinite while nothing waits for a line. */
function backOff(failuresInARow: number): number {
  if (failuresInARow === 0) return Number.POSITIVE_INFINITY;
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failuresInARow - 1));
  return delayMs * (0.5 + Math.random() / 2);
}

/** Sleeps until a download is due, or until those that wait should be tried again, or until the signal fires. */
function wake(
  { library, watchUsage }: DownloadDeps,
  nextDue: () => Promise<Download | undefined>,
  { signal, events, delayMs }: Required<RunOptions> & { delayMs: number },
): Promise<'due' | 'try-again'> {
  return new Promise((resolve, reject) => {
    const end = (why: 'due' | 'try-again') => {
      clearTimeout(timer);
      clearInterval(clock);
      events.removeEventListener('online', tryNow);
      signal.removeEventListener('abort', stop);
      watch.unsubscribe();
      unwatchUsage();
      resolve(why);
    };
    const tryNow = () => end('try-again');
    const stop = () => end('due');
    const look = () => nextDue().then((due) => due && end('due'), reject);
    const timer = Number.isFinite(delayMs) ? setTimeout(tryNow, delayMs) : undefined;
    const clock = setInterval(look, LOOK_EVERY_MS);
    events.addEventListener('online', tryNow);
    signal.addEventListener('abort', stop);
    const unwatchUsage = watchUsage(look);
    const watch = liveQuery(() => readDownloads(library)).subscribe({ next: look, error: reject });
    if (signal.aborted) stop();
  });
}
