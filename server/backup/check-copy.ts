import { openSqlStore } from '../store/sql-store.ts';
import { BackupError } from './backup-error.ts';
import type { DatabaseCopies } from './database-copies.ts';
import type { RowCounts } from './row-counts.ts';

export interface CheckedCopy {
  /** Persons and all their rows. */
  readonly rows: RowCounts;
}

/**
 * A copy that was never restored is a hope. This one is restored into a scratch place: its rows are counted, every joined fact
 * of it is read, and the progress that it holds is what its facts result in.
 *
 * @throws BackupError saying what is wrong with the copy
 */
export async function checkCopy(
  copies: DatabaseCopies,
  copy: string,
  isComplete: (counts: RowCounts) => boolean,
): Promise<CheckedCopy> {
  const scratch = await copies.openScratch(copy);
  try {
    const rows = await scratch.countRows();
    if (!isComplete(rows)) throw new BackupError(`${copy} does not hold all rows: make another copy`);
    const store = await openSqlStore(scratch.openEngine(), Date.now);
    try {
      const [different] = await store.rebuildProgress({ isDryRun: true });
      if (different) {
        throw new BackupError(`${copy} holds progress that its facts do not result in: run "rebuild", then copy again`);
      }
    } finally {
      await store.close();
    }
    return { rows };
  } finally {
    await scratch.remove();
  }
}
