import { type BlobRef, isChunked } from '../../protocol/pack/blob-ref.ts';
import type { BlobKind, PlannedBlob } from '../../protocol/pack/plan-download.ts';
import { chunkHashes, keptChunks } from './chunks.ts';
import type { LibraryDb } from './library-db.ts';
import { chunkPieces, listPiece, type Piece } from './pieces.ts';
import { moved } from './plan.ts';

/** A piece that the phone lacks. */
export interface MissingPiece {
  piece: Piece;
  kind: BlobKind;
  /** What fetching it moves. */
  movedBytes: number;
  /** The blob whose chunk list it is; undefined for a chunk. */
  listOf?: BlobRef;
}

/**
 * What the phone lacks of a plan, in its order, each piece once. After a chunk list it looks whether that is on the
 * phone by now, and passes over the blob where it is not: whoever takes the list has it kept before he asks for more.
 */
export async function* missingPieces(db: LibraryDb, plan: readonly PlannedBlob[]): AsyncGenerator<MissingPiece> {
  const kept = await keptChunks(db);
  for (const { ref, kind } of plan) {
    let hashes = await chunkHashes(db, ref);
    if (!hashes && isChunked(ref)) {
      const piece = listPiece(ref);
      yield { piece, kind, movedBytes: piece.bytes, listOf: ref };
      hashes = await chunkHashes(db, ref);
    }
    for (const piece of chunkPieces(ref, hashes ?? [])) {
      if (kept.has(piece.hash)) continue;
      kept.add(piece.hash);
      yield { piece, kind, movedBytes: moved(ref, piece.bytes) };
    }
  }
}
