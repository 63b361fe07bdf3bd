import * as v from 'valibot';

/** Bytes of a whole chunk: every chunk of a blob but its last has exactly this size. */
export const CHUNK_BYTES = 1_048_576;

export const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'));

/**
 * A reference to immutable bytes by their hash (pack-spec [BLOB1]).
 *
 * Up to one chunk, `hash` is the SHA-256 of the bytes themselves. Above that it is the SHA-256 of the blob's
 * chunk list: the canonical JSON array of its chunks' hashes. So the size alone tells the depth of the tree.
 * `wire` is what the bytes weigh after brotli, where the transport compresses them (text), else absent.
 */
export const blobRefSchema = v.object({
  hash: sha256Schema,
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  wire: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});
export type BlobRef = v.InferOutput<typeof blobRefSchema>;

export const chunkListSchema = v.array(sha256Schema);

/** How many chunks a blob of this many bytes has. */
export const chunkCount = (bytes: number): number => Math.max(1, Math.ceil(bytes / CHUNK_BYTES));

/** Whether the reference names a chunk list instead of the bytes themselves. */
export const isChunked = (ref: BlobRef): boolean => ref.bytes > CHUNK_BYTES;

/** Bytes that fetching this blob moves, its chunk list (67 bytes a hash) included. */
export const wireBytes = (ref: BlobRef): number =>
  (ref.wire ?? ref.bytes) + (isChunked(ref) ? 1 + 67 * chunkCount(ref.bytes) : 0);

/** Bytes that fetching several blobs moves. */
export const wireBytesOf = (refs: readonly BlobRef[]): number => refs.reduce((sum, ref) => sum + wireBytes(ref), 0);
