import { type BlobRef, chunkCount, isChunked } from '../../protocol/pack/blob-ref.ts';
import { hashOfBlob } from './hash-of-blob.ts';
import type { ChunkRow, LibraryDb } from './library-db.ts';
import { storing } from './pack-problem.ts';

/**
 * A chunk that the phone has, or undefined. Its bytes are compared with its hash once in a realm's life: cleaner apps
 * delete the files of Blobs behind the database's back. A chunk that fails is deleted, and so becomes a missing one.
 */
export async function getChunk(db: LibraryDb, hash: string): Promise<Blob | undefined> {
  const row = await readRow(db, hash);
  if (!row) return undefined;
  if (db.checked.has(hash)) return row.bytes;
  if (!(await isIntact(row))) {
    await db.chunks.delete(hash);
    return undefined;
  }
  db.checked.add(hash);
  return row.bytes;
}

/** Like `getChunk`, but reads the bytes whether or not this realm has seen them before. */
export function recheckChunk(db: LibraryDb, hash: string): Promise<Blob | undefined> {
  db.checked.delete(hash);
  return getChunk(db, hash);
}

/** Keeps chunks that were verified (`fetchPiece`), all or none. Throws PackProblem `full`. */
export const putVerified = (db: LibraryDb, chunks: readonly ChunkRow[]): Promise<string> =>
  storing(() => db.chunks.bulkPut(chunks));

/** Keeps a whole blob of verified chunks, in order. Throws PackProblem `full`. */
export const keepBlob = (db: LibraryDb, ref: BlobRef, chunks: readonly ChunkRow[]): Promise<void> =>
  storing(() =>
    db.transaction('rw', db.chunks, db.lists, async () => {
      if (isChunked(ref)) await db.lists.put({ hash: ref.hash, chunks: chunks.map(({ hash }) => hash) });
      await db.chunks.bulkPut(chunks);
    }),
  );

/** Those of the chunks that the phone does not have, in the same order. Looks at keys only. */
export async function missingChunks(db: LibraryDb, hashes: readonly string[]): Promise<string[]> {
  const kept = await keptChunks(db);
  return hashes.filter((hash) => !kept.has(hash));
}

/** The hashes of all chunks on the phone: one read of keys, some hundred of them. */
export const keptChunks = async (db: LibraryDb): Promise<Set<string>> =>
  new Set(await db.chunks.toCollection().primaryKeys());

/** The hashes of a blob's chunks, in order; undefined while its chunk list is not on the phone. */
export async function chunkHashes(db: LibraryDb, ref: BlobRef): Promise<string[] | undefined> {
  if (!isChunked(ref)) return [ref.hash];
  const row = await db.lists.get(ref.hash);
  return row?.chunks.length === chunkCount(ref.bytes) ? row.chunks : undefined;
}

/** A whole blob from the phone, in memory: for texts and manifests, never for media. Undefined when a part is missing. */
export async function readBlob(db: LibraryDb, ref: BlobRef): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Blob[] = [];
  for (const hash of (await chunkHashes(db, ref)) ?? []) {
    const chunk = await getChunk(db, hash);
    if (!chunk) return undefined;
    chunks.push(chunk);
  }
  if (chunks.length === 0) return undefined;
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function readRow(db: LibraryDb, hash: string): Promise<ChunkRow | undefined> {
  try {
    return await db.chunks.get(hash);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotReadableError') throw error;
    await db.chunks.delete(hash);
    return undefined;
  }
}

const isIntact = async ({ hash, bytes }: ChunkRow): Promise<boolean> => (await hashOfBlob(bytes)) === hash;
