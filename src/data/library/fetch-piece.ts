import { chunkPath } from '../../protocol/pack/media-url.ts';
import { blobOf } from './blob-of.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { ChunkRow } from './library-db.ts';
import { PackProblem } from './pack-problem.ts';
import type { Piece } from './pieces.ts';
import { sha256 } from './sha256.ts';

/** Where a piece lies (pack-spec [URL1]). */
export const pieceUrl = ({ source = '' }: Pick<LibraryDeps, 'source'>, { hash }: Piece): string =>
  `${source}/packs/${chunkPath(hash)}`;

/**
 * Fetches one piece in one go, and believes it only if it has the length and the hash that were asked for [DL3].
 * What the library keeps goes past the HTTP cache (`no-store`): it would lie on the phone twice.
 * Throws PackProblem.
 */
export async function fetchPiece(
  deps: Pick<LibraryDeps, 'fetch' | 'source'>,
  piece: Piece,
  { signal, cache = 'no-store' }: Cancellable & { cache?: RequestCache },
): Promise<ChunkRow> {
  const body = await fetchBytes(deps.fetch, pieceUrl(deps, piece), { limitBytes: piece.bytes, cache, signal });
  if (!(await isPiece(piece, body))) throw new PackProblem('altered');
  return { hash: piece.hash, bytes: blobOf(body) };
}

/** Whether bytes are a piece, whoever they came from. */
export const isPiece = async ({ hash, bytes }: Piece, came: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  came.length === bytes && (await sha256(came)) === hash;
