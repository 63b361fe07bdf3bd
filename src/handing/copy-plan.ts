import { keptChunks } from '../data/library/chunks.ts';
import type { Cancellable } from '../data/library/deps.ts';
import type { ChunkListRow, ChunkRow, LibraryDb } from '../data/library/library-db.ts';
import { storing } from '../data/library/pack-problem.ts';
import { chunkPieces } from '../data/library/pieces.ts';
import { isChunked } from '../protocol/pack/blob-ref.ts';
import type { PlannedBlob } from '../protocol/pack/plan-download.ts';
import type { PackSource } from './pack-source.ts';
import { findPiece, readHashes, readPiece } from './read-piece.ts';

/** What one transaction writes. The bytes are slices of the source, which the browser copies by itself. */
const BATCH_BYTES = 4 * 1_048_576;

interface CopyOptions extends Cancellable {
  /** Whether each chunk is looked at before it is kept. Else that must follow: the library believes no chunk that it has not read back. */
  isVerified: boolean;
  /** Called with the bytes of each batch that is on the phone. */
  onCopied: (bytes: number) => void;
}

/**
 * Copies the chunks of a plan that the phone lacks out of a source, in batches. What the source lacks, or with `isVerified`
 * holds damaged, is the answer. Throws PackProblem `full`; an abort passes through.
 */
export async function copyPlan(
  library: LibraryDb,
  source: PackSource,
  plan: readonly PlannedBlob[],
  { signal, isVerified, onCopied }: CopyOptions,
): Promise<PlannedBlob[]> {
  const kept = await keptChunks(library);
  const lacking: PlannedBlob[] = [];
  let written: Promise<unknown> = Promise.resolve();
  let batch: ChunkRow[] = [];
  let bytes = 0;
  const write = async () => {
    const [rows, size] = [batch, bytes];
    [batch, bytes] = [[], 0];
    await written;
    signal.throwIfAborted();
    written = storing(() => library.chunks.bulkPut(rows)).then(() => onCopied(size));
    // Awaited before the next is begun, or at the end; until then nobody else hears of its failure.
    written.catch(() => undefined);
  };
  for (const blob of plan) {
    const hashes = await readHashes(library, source, blob.ref);
    if (hashes && isChunked(blob.ref)) await keepList(library, { hash: blob.ref.hash, chunks: hashes });
    let isWhole = hashes !== undefined;
    for (const piece of chunkPieces(blob.ref, hashes ?? [])) {
      if (kept.has(piece.hash)) continue;
      const row = isVerified ? await readPiece(source, piece) : findPiece(source, piece);
      isWhole &&= row !== undefined;
      if (!row) continue;
      kept.add(piece.hash);
      batch.push(row);
      bytes += piece.bytes;
      if (bytes >= BATCH_BYTES) await write();
    }
    if (!isWhole) lacking.push(blob);
  }
  await write();
  await written;
  return lacking;
}

const keepList = (library: LibraryDb, row: ChunkListRow): Promise<unknown> => storing(() => library.lists.put(row));
