import { changedRow, type Download, isStillWished } from './download-row.ts';
import type { ChunkListRow, ChunkRow, LibraryDb } from './library-db.ts';
import { storing } from './pack-problem.ts';

/** How far a download is. */
export type Progress = Pick<Download, 'state' | 'doneBytes' | 'totalBytes'>;

interface Kept {
  chunks: readonly ChunkRow[];
  lists: readonly ChunkListRow[];
  /** Those of the chunks of which a beginning was kept before. */
  begun: string[];
  /** Written with them, where it is time to tell. */
  progress: Progress | undefined;
}

/**
 * Keeps verified pieces of a course, all in one transaction with the progress [DL10]. What arrives after its course was
 * removed is not kept: nothing would ever ask for it. Throws PackProblem `full`.
 */
export async function keepPieces(db: LibraryDb, wish: Download, kept: Kept, now: number): Promise<void> {
  let isAskedFor = true;
  const write = () =>
    db.transaction('rw', db.chunks, db.lists, db.partials, db.downloads, async (transaction) => {
      // All at once: a chunk is not written the faster for having waited for the row.
      const [row] = await Promise.all([
        db.downloads.get(wish.course),
        kept.chunks.length > 0 && db.chunks.bulkPut(kept.chunks),
        kept.lists.length > 0 && db.lists.bulkPut(kept.lists),
        kept.begun.length > 0 && db.partials.bulkDelete(kept.begun),
      ]);
      isAskedFor = row !== undefined;
      if (!row) transaction.abort();
      else if (kept.progress && isStillWished(row, wish)) await db.downloads.put(changedRow(row, kept.progress, now));
    });
  await storing(write).catch((error: unknown) => {
    if (isAskedFor) throw error;
  });
}
