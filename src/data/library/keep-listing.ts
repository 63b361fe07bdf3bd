import { byNumber, type CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import type { LibraryDb, ListingRow } from './library-db.ts';
import { shelvesOf } from './shelve-catalogues.ts';

/** Puts a list of courses in the place of the one before it. Another tab may have kept a newer one meanwhile: that one stays. */
export const keepListing = (
  db: LibraryDb,
  listing: ListingRow,
  courses: readonly CatalogueCourse[],
): Promise<'new' | 'same'> =>
  db.transaction('rw', db.listings, db.listed, async () => {
    const seen = await db.listings.get(listing.lang);
    const isOlder = seen?.rootKey === listing.rootKey && seen.shown === listing.shown && seen.counter > listing.counter;
    if (isOlder) return 'same';
    await db.listings.put(listing);
    await db.listed.where('[lang+from]').between([listing.lang, 0], [listing.lang, Infinity]).delete();
    // One after the other, so that the page can answer a tap in between.
    for (const row of shelvesOf(listing.lang, byNumber(courses))) await db.listed.put(row);
    return 'new';
  });
