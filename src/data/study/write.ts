import { dropBallast } from '../library/ballast.ts';
import { openLibrary } from '../library/library-db.ts';
import { isConnectionLost, isQuotaExceeded, NewerDataError, StorageFullError } from './errors.ts';
import { SCHEMA_VERSION, type StudyDb } from './study-db.ts';

/** Dexie's native version is ten times the schema's, plus small repairs of its own. */
const installedVersion = (db: StudyDb): number => Math.floor((db.backendDB()?.version ?? 0) / 10);

/** Whether a newer version of the app has changed this database (Dexie opens it all the same). */
export async function isNewerData(db: StudyDb): Promise<boolean> {
  await db.open();
  return installedVersion(db) > SCHEMA_VERSION;
}

/**
 * Runs `work` in one strict transaction over the whole study, and resolves when it is on the disk. A lost connection is
 * opened again, and `work` run again, once; so is a full disk, since Firefox stays read-only until then, and after the
 * library has given up what it holds for this.
 * @throws StorageFullError, NewerDataError; nothing is written then
 */
export async function write<T>(db: StudyDb, work: () => Promise<T>): Promise<T> {
  try {
    return await transact(db, work);
  } catch (error) {
    if (!(error instanceof StorageFullError) && !isConnectionLost(error)) throw error;
    if (error instanceof StorageFullError) await dropBallast(openLibrary()).catch(() => undefined);
    db.close({ disableAutoOpen: false });
    return transact(db, work);
  }
}

async function transact<T>(db: StudyDb, work: () => Promise<T>): Promise<T> {
  let transaction: IDBTransaction | undefined;
  try {
    return await db.transaction('rw', db.tables, ({ idbtrans }) => {
      transaction = idbtrans;
      if (installedVersion(db) > SCHEMA_VERSION) throw new NewerDataError('written by a newer version of the app');
      return work();
    });
  } catch (error) {
    // Requests that were under way only say that they were aborted; the transaction knows why.
    const isFull = isQuotaExceeded(error) || isQuotaExceeded(transaction?.error);
    throw isFull ? new StorageFullError('the phone is full', { cause: error }) : error;
  }
}
