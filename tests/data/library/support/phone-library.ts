import { keepListing } from '../../../../src/data/library/keep-listing.ts';
import { LibraryDb } from '../../../../src/data/library/library-db.ts';
import type { SampleCourse } from './sample-course.ts';

let made = 0;

/** A library of its own for one test. */
export const newLibrary = (): LibraryDb => new LibraryDb(`library-${++made}`);

/** The same library as a page finds it after a reload: nothing in memory. */
export const reloaded = (db: LibraryDb): LibraryDb => {
  db.close();
  return new LibraryDb(db.name);
};

/** Puts other bytes where a chunk was, as a failing card would. */
export const corruptChunk = (db: LibraryDb, hash: string): Promise<string> =>
  db.chunks.put({ hash, bytes: new Blob(['not what it was']) });

/** Puts a course into the library's catalogue, as a refresh would. */
export async function listCourses(db: LibraryDb, courses: readonly SampleCourse[]): Promise<void> {
  const listing = { lang: 'en', shown: 'en', rootKey: 'of-the-test', counter: 1, payload: '' };
  await keepListing(
    db,
    listing,
    courses.map(({ entry }) => entry),
  );
}
