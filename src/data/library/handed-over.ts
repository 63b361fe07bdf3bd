import type { BlobKind } from '../../protocol/pack/plan-download.ts';
import { writeSmall } from './ballast.ts';
import type { LibraryDb } from './library-db.ts';

/** What the browser fetches for a download in the background, until the service worker has taken it in. */
export interface HandedOver {
  bytes: number;
  kinds: BlobKind[];
}

/** Whether the browser fetches something, or the service worker has still to take it in. */
export const isAnyHandedOver = async (db: LibraryDb): Promise<boolean> => (await marked(db).count()) > 0;

/** Forgets what was handed over, of one course or of all. Throws PackProblem `full`. */
export const forgetHandedOver = (db: LibraryDb, course?: number): Promise<number> =>
  writeSmall(db, () =>
    marked(db, course).modify((row) => {
      delete row.handedOver;
    }),
  );

const marked = ({ downloads }: LibraryDb, course?: number) =>
  downloads.filter((row) => row.handedOver !== undefined && (course === undefined || row.course === course));
