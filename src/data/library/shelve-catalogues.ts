import type { Transaction } from 'dexie';
import type { CatalogueShard } from '../../protocol/pack/catalogue.ts';
import type { ListedRow, ListingRow, SignedState } from './library-db.ts';

/** Courses in a row: a phone six times slower than a laptop reads them in some milliseconds. */
const SHELF_COURSES = 128;

/** Courses in order of their numbers, as they are kept. */
export const shelvesOf = (lang: string, courses: readonly CatalogueShard['courses'][number][]): ListedRow[] =>
  Array.from({ length: Math.ceil(courses.length / SHELF_COURSES) }, (_, nth) => {
    const some = courses.slice(nth * SHELF_COURSES, (nth + 1) * SHELF_COURSES);
    return { lang, from: some[0]?.course ?? 0, courses: some };
  });

/** A catalogue as it was kept before, whole in one row. */
interface FormerRow extends SignedState {
  lang: string;
  rootKey: string;
  shard: CatalogueShard;
}

/** Puts catalogues that were kept whole on shelves. An app of before that is started again fetches its own. */
export async function shelveCatalogues(change: Transaction): Promise<void> {
  const former = change.table<FormerRow, string>('catalogue');
  for (const { shard, ...state } of await former.toArray()) {
    await change.table<ListingRow, string>('listings').put({ ...state, shown: shard.lang });
    for (const row of shelvesOf(state.lang, shard.courses)) await change.table<ListedRow>('listed').put(row);
  }
  await former.clear();
}
