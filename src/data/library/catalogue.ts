import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import type { CatalogueCourse, CatalogueShard } from '../../protocol/pack/catalogue.ts';
import { PACK_FORMAT } from '../../protocol/pack/course-root.ts';
import { rootListSchema } from '../../protocol/pack/root-list.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchJson } from './fetch-blob.ts';
import type { LibraryDb, ListingRow } from './library-db.ts';
import { PackProblem } from './pack-problem.ts';

/** What is known of the list of courses in this language, else in any that the phone has; undefined before the first refresh. */
export const readListing = async (db: LibraryDb, lang: string): Promise<ListingRow | undefined> =>
  (await db.listings.get(lang)) ?? (await db.listings.toCollection().first());

/**
 * Hands over the courses of a listing some at a time, in order of their numbers. Between them the page is free for whatever
 * else there is to do: ten thousand at once would hold up a cheap phone for half a second.
 */
export async function readShelves(
  db: LibraryDb,
  listing: string,
  take: (courses: readonly CatalogueCourse[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const keys = await db.listed.where('[lang+from]').between([listing, 0], [listing, Infinity]).primaryKeys();
  for (const key of keys) {
    const row = await db.listed.get(key);
    signal?.throwIfAborted();
    if (row) take(row.courses);
  }
}

/** The whole catalogue in this language, else in any that the phone has; undefined before the first refresh. */
export async function readCatalogue(db: LibraryDb, lang: string): Promise<CatalogueShard | undefined> {
  const listing = await readListing(db, lang);
  if (!listing) return undefined;
  const courses: CatalogueCourse[] = [];
  await readShelves(db, listing.lang, (some) => courses.push(...some));
  return { format: PACK_FORMAT, lang: listing.shown, courses };
}

/** The entry of a course in one listing; read without the rest of it. */
export async function readListedIn(
  db: LibraryDb,
  listing: string,
  course: number,
): Promise<CatalogueCourse | undefined> {
  const row = await db.listed.where('[lang+from]').between([listing, 0], [listing, course], true, true).last();
  return row?.courses.find((entry) => entry.course === course);
}

/** The newest entry of a course in whatever languages of the catalogue the phone has. */
export async function readListed(db: LibraryDb, course: number): Promise<CatalogueCourse | undefined> {
  const listings = await db.listings.toCollection().primaryKeys();
  const entries = await Promise.all(listings.map((listing) => readListedIn(db, listing, course)));
  return entries.filter((entry) => entry !== undefined).sort((a, b) => b.version - a.version)[0];
}

/** The root of a course that the catalogue lists, fetched with its neighbours' where a delta did not bring it [CAT4]. Throws PackProblem. */
export async function rootOf(
  deps: LibraryDeps,
  { course, root, roots }: CatalogueCourse,
  { signal }: Cancellable,
): Promise<BlobRef> {
  if (root) return root;
  // Not kept in the library, so the browser may: the neighbours' roots come along.
  const list = roots && (await fetchJson(deps, roots, rootListSchema, { signal, cache: 'default' }));
  const found = list?.[course];
  if (!found) throw new PackProblem('missing');
  return found;
}
