import * as v from 'valibot';
import { chunkHashes, getChunk } from '../data/library/chunks.ts';
import type { Raw } from '../data/library/course.ts';
import { hashOfBlob } from '../data/library/hash-of-blob.ts';
import type { ChunkRow, LibraryDb } from '../data/library/library-db.ts';
import { chunkPieces, listPiece, type Piece } from '../data/library/pieces.ts';
import { type BlobRef, chunkCount, chunkListSchema } from '../protocol/pack/blob-ref.ts';
import type { PackSource } from './pack-source.ts';

const listTextSchema = v.pipe(v.string(), v.parseJson(), chunkListSchema);

/** What a source has under a chunk's name: its length is right, and no more is known of it. */
export function findPiece(source: PackSource, piece: Piece): ChunkRow | undefined {
  const bytes = source.find(piece);
  return bytes?.size === piece.bytes ? { hash: piece.hash, bytes } : undefined;
}

/** A chunk of a source, where its bytes are what its name says [PF6]; undefined where it lacks or is damaged. */
export async function readPiece(source: PackSource, piece: Piece): Promise<ChunkRow | undefined> {
  const row = findPiece(source, piece);
  return row && (await hashOfBlob(row.bytes)) === piece.hash ? row : undefined;
}

/** The hashes of a blob's chunks: from the phone, else from the source; undefined where neither has them. */
export async function readHashes(db: LibraryDb, source: PackSource, ref: BlobRef): Promise<string[] | undefined> {
  const kept = await chunkHashes(db, ref);
  if (kept) return kept;
  const list = await readPiece(source, listPiece(ref));
  const hashes = v.safeParse(listTextSchema, await list?.bytes.text());
  return hashes.success && hashes.output.length === chunkCount(ref.bytes) ? hashes.output : undefined;
}

/** A small blob, from the phone or else from the source, with its chunks as they came; undefined where one lacks. */
export async function readRaw(db: LibraryDb, source: PackSource, ref: BlobRef): Promise<Raw | undefined> {
  const hashes = await readHashes(db, source, ref);
  if (!hashes) return undefined;
  const chunks: ChunkRow[] = [];
  for (const piece of chunkPieces(ref, hashes)) {
    const kept = await getChunk(db, piece.hash);
    const chunk = kept ? { hash: piece.hash, bytes: kept } : await readPiece(source, piece);
    if (!chunk) return undefined;
    chunks.push(chunk);
  }
  return { ref, chunks };
}
