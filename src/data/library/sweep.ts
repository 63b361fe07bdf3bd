import { planDownload } from '../../protocol/pack/plan-download.ts';
import type { Selection } from '../../protocol/pack/selection.ts';
import type { Download } from './download-row.ts';
import type { CourseRow, LibraryDb } from './library-db.ts';

/** What some download asks for, by hash. */
export interface Marks {
  chunks: Set<string>;
  lists: Set<string>;
}

/** Deletes what no download asks for any more, in one transaction: it never runs between a wish and its chunks. */
export const sweep = (db: LibraryDb): Promise<void> =>
  db.transaction('rw', db.chunks, db.lists, db.courses, db.downloads, async () => {
    await db.courses.bulkDelete(await supersededCourses(db));
    const marks = await markChunks(db);
    const chunks = await db.chunks.toCollection().primaryKeys();
    await db.chunks.bulkDelete(chunks.filter((hash) => !marks.chunks.has(hash)));
    const lists = await db.lists.toCollection().primaryKeys();
    await db.lists.bulkDelete(lists.filter((hash) => !marks.lists.has(hash)));
  });

/** Marks, never counters: a chunk that two courses share is marked by both, and kept while either is. */
export async function markChunks(db: LibraryDb): Promise<Marks> {
  const marks: Marks = { chunks: new Set(), lists: new Set() };
  for (const download of await db.downloads.toArray()) {
    for (const selection of selectionsOf(download)) {
      const course = await db.courses.get([download.course, selection.version]);
      if (course) await markPlan(db, course, selection, marks);
    }
  }
  return marks;
}

async function markPlan(db: LibraryDb, course: CourseRow, selection: Selection, marks: Marks): Promise<void> {
  for (const { hash } of planDownload(course, selection)) {
    const list = await db.lists.get(hash);
    marks.lists.add(hash);
    for (const chunk of list?.chunks ?? [hash]) marks.chunks.add(chunk);
  }
}

const selectionsOf = (download: Download): Selection[] => (download.kept ? [download, download.kept] : [download]);

/** Versions that no download names; of each course the newest stays, so that its titles and progress can be shown. */
async function supersededCourses(db: LibraryDb): Promise<[number, number][]> {
  const downloads = await db.downloads.toArray();
  const named = new Set(downloads.flatMap((row) => selectionsOf(row).map(({ version }) => `${row.course}/${version}`)));
  const keys = await db.courses.orderBy('[course+version]').keys();
  const versions = keys.flatMap((key) => (isVersionKey(key) ? [key] : []));
  return versions.filter(
    ([course, version], n) => versions[n + 1]?.[0] === course && !named.has(`${course}/${version}`),
  );
}

const isVersionKey = (key: unknown): key is [number, number] =>
  Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'number');
