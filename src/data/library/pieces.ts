import { type BlobRef, CHUNK_BYTES, chunkCount } from '../../protocol/pack/blob-ref.ts';

/** One fetch: at most 1 MiB, whose hash and length are known beforehand. */
export interface Piece {
  hash: string;
  bytes: number;
}

/** The chunk list of a blob of more than one chunk: a JSON array, 67 bytes a hash (pack-spec [BLOB1]). */
export const listPiece = (ref: BlobRef): Piece => ({ hash: ref.hash, bytes: 1 + 67 * chunkCount(ref.bytes) });

/** The chunks of a blob, in order. */
export const chunkPieces = (ref: BlobRef, hashes: readonly string[]): Piece[] =>
  hashes.map((hash, n) => ({ hash, bytes: Math.min(CHUNK_BYTES, ref.bytes - n * CHUNK_BYTES) }));
