import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import type { CatalogueCourse, CatalogueShard } from '../../protocol/pack/catalogue.ts';
import { rootListSchema } from '../../protocol/pack/root-list.ts';
import type { Cancellable, LibraryDeps } from './deps.ts';
import { fetchJson } from './fetch-blob.ts';
import type { LibraryDb } from './library-db.ts';
import { PackProblem } from './pack-problem.ts';

/** The catalogue in this language, else in any that the phone has; undefined before the first refresh. */
export async function readCatalogue(db: LibraryDb, lang: string): Promise<CatalogueShard | undefined> {
  const row = (await db.catalogue.get(lang)) ?? (await db.catalogue.toCollection().first());
  return row?.shard;
}

/** The newest entry of a course in whatever languages of the catalogue the phone has. */
export async function readListed(db: LibraryDb, course: number): Promise<CatalogueCourse | undefined> {
  const rows = await db.catalogue.toArray();
  const entries = rows.flatMap(({ shard }) => shard.courses.filter((entry) => entry.course === course));
  return entries.sort((a, b) => b.version - a.version)[0];
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
