import { liveQuery } from 'dexie';
import { planBlobs } from '../../protocol/pack/plan-download.ts';
import { linkedAbort } from '../linked-abort.ts';
import { isQuotaExceeded } from '../study/errors.ts';
import { readListed } from './catalogue.ts';
import { fetchCourse } from './course.ts';
import type { Cancellable, FetchDeps } from './deps.ts';
import { type Change, changeDownload, type Download, type Hold, isStillWished } from './download-row.ts';
import type { CourseRow, LibraryDb } from './library-db.ts';
import { type DownloadProblem, PackProblem, unlessFull } from './pack-problem.ts';
import { releaseOf } from './releases.ts';
import { retrying } from './retrying.ts';
import { sayHere } from './say-here.ts';
import { type TransferOptions, transfer } from './transfer.ts';

/** Chunks that the phone loses as fast as they come would cost her data without end. */
const MOST_ROUNDS = 3;

/** How the fetching of a download ended: its row says the same, and what it waits for. `stopped`: others go first now, the browser goes on, or nobody asks for it. */
export type FetchEnd = DownloadProblem | 'here' | 'held' | 'stopped';

/**
 * Fetches what a download still lacks, piece by piece, and says `here` once it is whole. Its row tells how it ended; the
 * result does too (`stopped`: paused, removed, wished for otherwise, overtaken, or the signal fired). Never throws.
 */
export async function fetchDownload(
  deps: FetchDeps,
  wish: Download,
  { signal, isTurn = () => true }: Cancellable & Partial<TransferOptions>,
): Promise<FetchEnd> {
  const wished = followWish(deps.library, wish, signal);
  try {
    return await fetchAll(deps, wish, { signal: wished.signal, isTurn });
  } catch (error) {
    if (wished.signal.aborted) return 'stopped';
    const reason = reasonOf(error);
    if (reason === 'missing' && (await moveToNewer(deps, wish))) return 'stopped';
    await tell(deps, wish, { state: isLineLost(reason) ? 'waiting' : 'failed', reason });
    return reason;
  } finally {
    wished.done();
  }
}

/** A version that has gone from the server gives way to a newer one, where one is listed [DL14]. What came of it counts. */
async function moveToNewer(deps: FetchDeps, wish: Download): Promise<boolean> {
  const listed = await readListed(deps.library, wish.course);
  if (!listed || listed.version <= wish.version) return false;
  return tell(deps, wish, { state: 'waiting', version: listed.version });
}

/** Where the phone is too full even for this, `readDownloads` tells it. */
const tell = ({ library, now }: FetchDeps, wish: Download, change: Change): Promise<boolean> =>
  changeDownload(library, wish, change, now()).catch((error: unknown) => {
    unlessFull(error);
    return false;
  });

function reasonOf(error: unknown): DownloadProblem {
  if (error instanceof PackProblem) return error.kind;
  return isQuotaExceeded(error) ? 'full' : 'trouble';
}

/** Whether another line, or her word to the network's portal, is all that is lacking. */
const isLineLost = (reason: DownloadProblem): boolean => reason === 'offline' || reason === 'portal';

async function fetchAll(
  deps: FetchDeps,
  wish: Download,
  options: TransferOptions,
): Promise<'here' | 'held' | 'stopped'> {
  const { library, now } = deps;
  const course = await manifestsOf(deps, wish, options);
  if (typeof course === 'string') return waitFor(deps, wish, course);
  if (course.version !== wish.version) {
    await changeDownload(library, wish, { state: 'waiting', version: course.version }, now());
    return 'stopped';
  }
  const plan = planBlobs(course, wish);
  const refs = plan.map(({ ref }) => ref);
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const end = await transfer(deps, wish, plan, options);
    if (end === 'overtaken') return leave(deps, wish);
    if (end === 'handed-over') return 'stopped';
    if (end !== 'all') return waitFor(deps, wish, end);
    await keepRelease(deps, course, options);
    const said = await sayHere(deps, wish, refs, options);
    if (said !== 'lossy') return said;
  }
  // Not `trouble`, which is tried again by itself.
  throw new PackProblem('altered');
}

/** The manifests, from the phone or the line; what they wait for where nothing may move. Throws PackProblem. */
async function manifestsOf(deps: FetchDeps, wish: Download, { signal }: Cancellable): Promise<CourseRow | Hold> {
  const kept = await deps.library.courses.get([wish.course, wish.version]);
  if (kept) return kept;
  // What they weigh is known once they are here: a day that is used up lets nothing more through all the same.
  const hold = await deps.mayMove({ kind: 'text', bytes: 1, restBytes: 1, isNow: wish.isNow ?? false });
  return hold ?? retrying(() => fetchCourse(deps, wish.course, { signal }), { signal });
}

/** The course can be handed on with it, and studied without: the next download asks again [DL11]. */
async function keepRelease(deps: FetchDeps, course: CourseRow, { signal }: Cancellable): Promise<void> {
  try {
    await releaseOf(deps, course, { signal });
  } catch (error) {
    if (!(error instanceof PackProblem)) throw error;
  }
}

async function waitFor({ library, now }: FetchDeps, wish: Download, hold: Hold): Promise<'held'> {
  await changeDownload(library, wish, { state: 'waiting', hold }, now());
  return 'held';
}

async function leave({ library, now }: FetchDeps, wish: Download): Promise<'stopped'> {
  await changeDownload(library, wish, { state: 'waiting' }, now());
  return 'stopped';
}

/** A signal that also fires when the download is not wished for any more, whichever tab says so. */
function followWish(db: LibraryDb, wish: Download, signal: AbortSignal): Cancellable & { done: () => void } {
  const wished = linkedAbort(signal);
  const watch = liveQuery(() => db.downloads.get(wish.course)).subscribe((row) => {
    if (!isStillWished(row, wish)) wished.abort();
  }, wished.abort);
  return {
    signal: wished.signal,
    done: () => {
      watch.unsubscribe();
      wished.done();
    },
  };
}
