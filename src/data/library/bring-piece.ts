import { blobOf } from './blob-of.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { isPiece, pieceUrl } from './fetch-piece.ts';
import { type Arriving, fetchRest } from './fetch-rest.ts';
import type { ChunkRow } from './library-db.ts';
import { PackProblem } from './pack-problem.ts';
import { dropPartial, keepPartial, LEAST_PARTIAL_BYTES, readPartial } from './partials.ts';
import type { Piece } from './pieces.ts';
import { retrying } from './retrying.ts';

/** A line slower than this for a piece has what came kept as it goes. */
const KEEP_EVERY_MS = 5_000;
/** An attempt that brought this much is gone on with at once; a line that brings less is lost. */
const LEAST_PROGRESS_BYTES = 16_384;

interface Brought {
  chunk: ChunkRow;
  /** A beginning of it lies on the phone. */
  wasBegun: boolean;
}

/**
 * Brings one piece of a course, from where it was cut before [DL4]: a cut line is gone on with for as long as it brings
 * something, altered bytes are fetched again whole. What came and is not whole is kept when it ends otherwise. Throws PackProblem.
 */
export async function bringPiece(
  deps: LibraryDeps,
  course: number,
  piece: Piece,
  { signal }: Cancellable,
): Promise<Brought> {
  const arriving = await readPartial(deps.library, piece);
  const keeping = keepAsItComes(deps, course, piece, arriving);
  try {
    const bring = () => bringWhole(deps, piece, arriving, { signal, onProgress: keeping.onProgress });
    await retrying(bring, { signal });
    return { chunk: { hash: piece.hash, bytes: blobOf(arriving.bytes) }, wasBegun: keeping.hasKept() };
  } catch (error) {
    await keeping.keepNow();
    throw error;
  } finally {
    await keeping.settled();
  }
}

interface BringOptions extends Cancellable {
  onProgress: () => void;
}

/** Goes on with a piece until it is whole and what it should be. Throws PackProblem. */
async function bringWhole(deps: LibraryDeps, piece: Piece, arriving: Arriving, options: BringOptions): Promise<void> {
  while (arriving.length < piece.bytes) await bringMore(deps, piece, arriving, options);
  if (await isPiece(piece, arriving.bytes)) return;
  // A prefix proves nothing: whichever part of it was wrong, all of it goes.
  arriving.length = 0;
  throw new PackProblem('altered');
}

/** One request for what lacks; at its end there is more than before. Throws PackProblem where there is not. */
async function bringMore(
  deps: LibraryDeps,
  piece: Piece,
  arriving: Arriving,
  { signal, onProgress }: BringOptions,
): Promise<void> {
  const before = arriving.length;
  const hasMore = () => arriving.length === piece.bytes || arriving.length - before >= LEAST_PROGRESS_BYTES;
  try {
    await fetchRest(deps.fetch, pieceUrl(deps, piece), arriving, { cache: 'no-store', signal, onProgress });
  } catch (error) {
    if (error instanceof PackProblem && error.kind === 'offline' && hasMore()) return;
    throw error;
  }
  if (hasMore()) return;
  // It ended as if it were whole, and is too short.
  arriving.length = 0;
  throw new PackProblem('altered');
}

/** Keeps what came every few seconds, so that a power cut costs those and not the piece. */
function keepAsItComes({ library }: LibraryDeps, course: number, piece: Piece, arriving: Arriving) {
  let keptBytes = arriving.length;
  let keptAtMs = performance.now();
  let kept: Promise<void> = Promise.resolve();
  const keepNow = (): Promise<void> => {
    const length = arriving.length < LEAST_PARTIAL_BYTES ? 0 : arriving.length;
    if (length === keptBytes) return kept;
    [keptBytes, keptAtMs] = [length, performance.now()];
    // More may come while it is written, and altered bytes make it less.
    const came = new Blob([arriving.bytes.subarray(0, length)]);
    kept = kept.then(() => (length === 0 ? dropPartial(library, piece) : keepPartial(library, course, piece, came)));
    return kept;
  };
  return {
    hasKept: () => keptBytes > 0,
    keepNow,
    settled: () => kept,
    onProgress: () => {
      const isDue = performance.now() - keptAtMs >= KEEP_EVERY_MS;
      if (isDue && arriving.length - keptBytes >= LEAST_PARTIAL_BYTES) keepNow();
    },
  };
}
