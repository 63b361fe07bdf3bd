import { alone } from '../data/library/alone.ts';
import { getChunk, putVerified } from '../data/library/chunks.ts';
import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import { fetchChunkHashes } from '../data/library/fetch-blob.ts';
import { fetchPiece } from '../data/library/fetch-piece.ts';
import type { ChunkRow } from '../data/library/library-db.ts';
import { PackProblem } from '../data/library/pack-problem.ts';
import { chunkPieces, type Piece } from '../data/library/pieces.ts';
import { markChunks, markWhole } from '../data/library/sweep.ts';
import type { BlobRef } from '../protocol/pack/blob-ref.ts';

export type MediaDeps = Pick<LibraryDeps, 'library' | 'fetch'>;

/** The chunks of a file in order. Throws PackProblem when the phone does not know them and the line brings nothing. */
export async function piecesOf(deps: MediaDeps, parts: readonly BlobRef[], options: Cancellable): Promise<Piece[]> {
  const pieces = parts.map(async (ref) =>
    chunkPieces(ref, await fetchChunkHashes(deps, ref, { ...options, cache: 'default' })),
  );
  return (await Promise.all(pieces)).flat();
}

export interface ReadOptions extends Cancellable {
  /** What a download has still to bring is left to it, and to her rules: it is `offline` until then. */
  readonly isLeftToDownload?: boolean;
}

/**
 * A chunk from the phone. One that is missing, or was corrupt, is fetched alone, and kept if a download asks for it.
 * Throws PackProblem.
 */
export async function readPiece(
  deps: MediaDeps,
  piece: Piece,
  { isLeftToDownload = false, ...options }: ReadOptions,
): Promise<Blob> {
  const kept = await getChunk(deps.library, piece.hash);
  // The address may lie about the length, and with it about what lies where.
  if (kept && kept.size !== piece.bytes) throw new PackProblem('missing');
  if (kept) return kept;
  const { chunks: wanted } = await markChunks(deps.library);
  if (!wanted.has(piece.hash)) return (await fetchCached(deps, piece, options)).bytes;
  if (isLeftToDownload && !(await markWhole(deps.library)).chunks.has(piece.hash)) throw new PackProblem('offline');
  return alone(piece.hash, options, () => fetchWanted(deps, piece, options));
}

async function fetchWanted(deps: MediaDeps, piece: Piece, options: Cancellable): Promise<Blob> {
  const kept = await getChunk(deps.library, piece.hash);
  if (kept) return kept;
  const chunk = await fetchPiece(deps, piece, options);
  await putVerified(deps.library, [chunk]).catch(unlessFull);
  return chunk.bytes;
}

/** What is only played goes through the HTTP cache, since one chunk answers many Ranges; bad bytes do not stay in it. */
async function fetchCached(deps: MediaDeps, piece: Piece, options: Cancellable): Promise<ChunkRow> {
  try {
    return await fetchPiece(deps, piece, { ...options, cache: 'default' });
  } catch (error) {
    if (!(error instanceof PackProblem) || error.kind !== 'altered') throw error;
    return fetchPiece(deps, piece, { ...options, cache: 'reload' });
  }
}

/** What cannot be kept can still be played. */
function unlessFull(error: unknown): void {
  if (!(error instanceof PackProblem)) throw error;
}
