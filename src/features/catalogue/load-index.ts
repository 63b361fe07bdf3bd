import { readListing, readShelves } from '../../data/library/catalogue.ts';
import { readUnlisted } from '../../data/library/course-entry.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import { type CourseIndex, createIndex } from './course-index.ts';

/** Which state of the database an index was made of. */
interface Kept {
  readonly listing: string;
  /** Courses of this phone that are not listed. */
  readonly unlisted: readonly number[];
  readonly index: CourseIndex;
}

/** The last one that was made: whoever comes back to the list finds it at once. */
let kept: Kept | undefined;

/** What an index is made of, in one word: it is made anew when this changes. A plain read: it can stand inside a live query. */
export async function stateOfCourses(db: LibraryDb, lang: string): Promise<string> {
  const listing = await readListing(db, lang);
  const downloads = await db.downloads.toCollection().primaryKeys();
  return [listing?.lang, listing?.rootKey, listing?.counter, ...downloads].join(' ');
}

/** The courses that the catalogue lists in this language, and those that came to this phone by another way. An abort throws. */
export async function loadIndex(db: LibraryDb, lang: string, signal: AbortSignal): Promise<CourseIndex> {
  const row = await readListing(db, lang);
  const listing = [row?.lang, row?.rootKey, row?.counter].join(' ');
  const downloads = await db.downloads.toCollection().primaryKeys();
  if (kept?.listing === listing && isWhole(kept, downloads)) return kept.index;
  const building = createIndex();
  if (row) await readShelves(db, row.lang, building.add, signal);
  const unlisted = downloads.filter((course) => !building.has(course));
  building.add(await readUnlisted(db, unlisted, lang));
  const index = building.finish();
  kept = { listing, unlisted, index };
  return index;
}

const isWhole = ({ unlisted, index }: Kept, downloads: readonly number[]): boolean =>
  unlisted.every((course) => downloads.includes(course)) &&
  downloads.every((course) => index.at.has(course) || unlisted.includes(course));
