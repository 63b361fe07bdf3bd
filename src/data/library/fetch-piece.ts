import { chunkPath } from '../../protocol/pack/media-url.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { ChunkRow } from './library-db.ts';
import { PackProblem } from './pack-problem.ts';
import type { Piece } from './pieces.ts';
import { sha256 } from './sha256.ts';

/**
 * Fetches one piece and believes it only if it has the length and the hash that were asked for (pack-spec [URL1]).
 * What the library keeps goes past the HTTP cache (`no-store`): it would lie on the phone twice.
 * Throws PackProblem.
 */
export async function fetchPiece(
  { fetch }: Pick<LibraryDeps, 'fetch'>,
  { hash, bytes }: Piece,
  { signal, cache = 'no-store' }: Cancellable & { cache?: RequestCache },
): Promise<ChunkRow> {
  const body = await fetchBytes(fetch, `/packs/${chunkPath(hash)}`, { limitBytes: bytes, cache, signal });
  if (body.length !== bytes || (await sha256(body)) !== hash) throw new PackProblem('altered');
  return { hash, bytes: new Blob([body]) };
}
