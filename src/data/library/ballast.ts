import { isQuotaExceeded } from '../study/errors.ts';
import type { LibraryDb } from './library-db.ts';
import { storing } from './pack-problem.ts';

/** Room for some hundred small rows, with what a browser reckons on top of them. */
export const BALLAST_BYTES = 393_216;

const HELD = 'held';
/** Kept from then on: only what was held once can have been given up. */
const KNOWN = 'known';

/**
 * Takes the ballast on where it is not: bytes that are held for nothing but to be given up when the phone is full, so that small things
 * (how a download stands, an answer) can still be written [DL30]. `false` where the phone has no room for it: then it is full.
 */
export async function takeBallast(db: LibraryDb): Promise<boolean> {
  if (await db.ballast.where({ id: HELD }).count()) return true;
  try {
    // By itself: there may be room for this alone.
    await db.ballast.put({ id: KNOWN });
    await db.ballast.put({ id: HELD, bytes: new Blob([new Uint8Array(BALLAST_BYTES)]) });
    return true;
  } catch (error) {
    if (!isQuotaExceeded(error)) throw error;
    return false;
  }
}

/** Gives the ballast up. However full a phone is, browsers let a transaction through that only deletes. */
export const dropBallast = (db: LibraryDb): Promise<void> => db.ballast.delete(HELD);

/** Whether the phone was so full that the ballast had to be given up, and has no room for it since. A plain read, of keys alone. */
export async function isFull(db: LibraryDb): Promise<boolean> {
  const ids = await db.ballast.toCollection().primaryKeys();
  return ids.includes(KNOWN) && !ids.includes(HELD);
}

/** Runs a small write; on a full phone the ballast is given up for it. Throws PackProblem `full` where even that is too little. */
export async function writeSmall<T>(db: LibraryDb, write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isQuotaExceeded(error)) throw error;
    await dropBallast(db);
    return storing(write);
  }
}
