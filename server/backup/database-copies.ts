import type { SqlEngine } from '../store/sql-store.ts';
import type { RowCounts } from './row-counts.ts';

/** How the database of one engine is copied into a file, and put back. */
export interface DatabaseCopies {
  /**
   * Copies all into a new file, while servers run. Resolves to whether the rows of a copy are as many as they should be.
   *
   * @throws BackupError
   */
  copyTo(target: string): Promise<(counts: RowCounts) => boolean>;
  /** Restores a copy into a place that is thrown away afterwards. @throws BackupError */
  openScratch(copy: string): Promise<Scratch>;
  /**
   * Puts a copy in the place of the database, without the server's epoch. Resolves to where the former database is kept
   * now; undefined where there was none.
   *
   * @throws BackupError when the copy is damaged, or a server holds the database
   */
  restore(copy: string, now: Date): Promise<string | undefined>;
}

export interface Scratch {
  countRows(): Promise<RowCounts>;
  openEngine(): SqlEngine;
  /** Once its engine is closed. */
  remove(): Promise<void>;
}
