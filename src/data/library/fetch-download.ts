import { liveQuery } from 'dexie';
import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import { planDownload } from '../../protocol/pack/plan-download.ts';
import { selectionOf } from '../../protocol/pack/selection.ts';
import { chunkHashes, recheckChunk } from './chunks.ts';
import { fetchCourse } from './course.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { changeDownload, type Download, isStillWished } from './download-row.ts';
import { type LibraryDb, strictly } from './library-db.ts';
import { type DownloadProblem, PackProblem, storing } from './pack-problem.ts';
import { totalBytes } from './plan.ts';
import { sweep } from './sweep.ts';
import { transfer } from './transfer.ts';

/** Chunks that the phone loses as fast as they come would cost her data without end. */
const MOST_ROUNDS = 3;

/**
 * Fetches what a download still lacks, chunk by chunk, and says `here` once it is whole. Its row tells how it ended; the
 * result does too (`stopped`: paused, removed, wished for otherwise, or the signal fired). Never throws.
 */
export async function fetchDownload(
  deps: LibraryDeps,
  wish: Download,
  { signal }: Cancellable,
): Promise<DownloadProblem | 'here' | 'stopped'> {
  const wished = followWish(deps.library, wish, signal);
  try {
    return await fetchAll(deps, wish, { signal: wished.signal });
  } catch (error) {
    if (wished.signal.aborted) return 'stopped';
    const reason = error instanceof PackProblem ? error.kind : 'trouble';
    const state = reason === 'offline' ? 'waiting' : 'failed';
    await changeDownload(deps.library, wish, { state, reason }, deps.now());
    return reason;
  } finally {
    wished.done();
  }
}

async function fetchAll(deps: LibraryDeps, wish: Download, options: Cancellable): Promise<'here' | 'stopped'> {
  const { library, now } = deps;
  const course =
    (await library.courses.get([wish.course, wish.version])) ?? (await fetchCourse(deps, wish.course, options));
  if (course.version !== wish.version) {
    await changeDownload(library, wish, { state: 'waiting', version: course.version }, now());
    return 'stopped';
  }
  const plan = planDownload(course, wish);
  for (let round = 1; ; round++) {
    await transfer(deps, wish, plan, options);
    if (await isIntact(library, plan, options)) break;
    if (round === MOST_ROUNDS) throw new PackProblem('trouble');
  }
  const bytes = totalBytes(plan);
  const here = { state: 'here', doneBytes: bytes, totalBytes: bytes, kept: selectionOf(wish) } as const;
  const isSaid = await storing(() => strictly(library, (strict) => changeDownload(strict, wish, here, now())));
  if (!isSaid) return 'stopped';
  await sweep(library);
  return 'here';
}

/** Reads every chunk back from the phone; those that are not what they should be are gone afterwards. */
async function isIntact(db: LibraryDb, plan: readonly BlobRef[], { signal }: Cancellable): Promise<boolean> {
  let isWhole = true;
  for (const ref of plan) {
    const hashes = await chunkHashes(db, ref);
    isWhole &&= hashes !== undefined;
    for (const hash of hashes ?? []) {
      signal.throwIfAborted();
      isWhole = (await recheckChunk(db, hash)) !== undefined && isWhole;
    }
  }
  return isWhole;
}

/** A signal that also fires when the download is not wished for any more, whichever tab says so. */
function followWish(db: LibraryDb, wish: Download, signal: AbortSignal): Cancellable & { done: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  const watch = liveQuery(() => db.downloads.get(wish.course)).subscribe((row) => {
    if (!isStillWished(row, wish)) abort();
  }, abort);
  return {
    signal: controller.signal,
    done: () => {
      watch.unsubscribe();
      signal.removeEventListener('abort', abort);
    },
  };
}
