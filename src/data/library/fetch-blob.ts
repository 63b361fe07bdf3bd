import * as v from 'valibot';
import { type BlobRef, chunkCount, chunkListSchema } from '../../protocol/pack/blob-ref.ts';
import { chunkHashes, getChunk } from './chunks.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchPiece } from './fetch-piece.ts';
import type { ChunkRow } from './library-db.ts';
import { PackProblem } from './pack-problem.ts';
import { chunkPieces, listPiece } from './pieces.ts';

type BlobDeps = Pick<LibraryDeps, 'library' | 'fetch' | 'source'>;
type FetchOptions = Cancellable & { cache?: RequestCache };

const listTextSchema = v.pipe(v.string(), v.parseJson(), chunkListSchema);

/** The hashes of a blob's chunks, from the phone or else fetched and verified; not kept. Throws PackProblem. */
export async function fetchChunkHashes(deps: BlobDeps, ref: BlobRef, options: FetchOptions): Promise<string[]> {
  const kept = await chunkHashes(deps.library, ref);
  if (kept) return kept;
  const { bytes } = await fetchPiece(deps, listPiece(ref), options);
  return readChunkList(bytes, ref);
}

/** The hashes of a blob's chunks, from its chunk list. Throws PackProblem `altered` where it is none. */
export async function readChunkList(bytes: Blob, ref: BlobRef): Promise<string[]> {
  const list = v.safeParse(listTextSchema, await bytes.text());
  if (!list.success || list.output.length !== chunkCount(ref.bytes)) throw new PackProblem('altered');
  return list.output;
}

/** A whole small blob, every chunk from the phone or else fetched and verified; not kept. Throws PackProblem. */
export async function fetchBlob(deps: BlobDeps, ref: BlobRef, options: FetchOptions): Promise<ChunkRow[]> {
  const chunks: ChunkRow[] = [];
  for (const piece of chunkPieces(ref, await fetchChunkHashes(deps, ref, options))) {
    const bytes = await getChunk(deps.library, piece.hash);
    chunks.push(bytes ? { hash: piece.hash, bytes } : await fetchPiece(deps, piece, options));
  }
  return chunks;
}

/** Fetches a JSON blob. Throws PackProblem: `trouble` where the bytes are right and this app cannot read them. */
export async function fetchJson<T>(
  deps: BlobDeps,
  ref: BlobRef,
  schema: v.GenericSchema<unknown, T>,
  options: FetchOptions,
): Promise<T> {
  const value = await parseJson(await fetchBlob(deps, ref, options), schema);
  if (value === undefined) throw new PackProblem('trouble');
  return value;
}

/** Reads chunks as the JSON that the schema describes; undefined where it is not that. */
export async function parseJson<T>(
  chunks: readonly ChunkRow[],
  schema: v.GenericSchema<unknown, T>,
): Promise<T | undefined> {
  const text = await new Blob(chunks.map(({ bytes }) => bytes)).text();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return parsed.success ? parsed.output : undefined;
}
