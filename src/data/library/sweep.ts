import type { Table } from 'dexie';
import type { BlobRef } from '../../protocol/pack/blob-ref.ts';
import { planDownload } from '../../protocol/pack/plan-download.ts';
import type { Selection } from '../../protocol/pack/selection.ts';
import type { Download } from './download-row.ts';
import type { CourseRow, LibraryDb } from './library-db.ts';

/** What some download, or an attempt that is under way, asks for, by hash. */
export interface Marks {
  chunks: Set<string>;
  lists: Set<string>;
}

/** Deletes what nothing asks for any more, in one transaction: it never runs between a wish and its chunks. */
export const sweep = (db: LibraryDb): Promise<void> =>
  db.transaction('rw', sweptTables(db), async () => {
    await db.courses.bulkDelete(await supersededCourses(db));
    const marks = await markChunks(db);
    await sweepTable(db.chunks, marks.chunks);
    await sweepTable(db.partials, marks.chunks);
    await sweepTable(db.lists, marks.lists);
    await sweepReleases(db);
  });

/** What a transaction that ends with a sweep has to hold. */
export const sweptTables = (db: LibraryDb) => [
  db.chunks,
  db.partials,
  db.lists,
  db.courses,
  db.releases,
  db.downloads,
  db.openAttempts,
];

async function sweepTable(table: Table<unknown, string>, marked: ReadonlySet<string>): Promise<void> {
  const hashes = await table.toCollection().primaryKeys();
  await table.bulkDelete(hashes.filter((hash) => !marked.has(hash)));
}

/** A release says nothing without its course. */
async function sweepReleases(db: LibraryDb): Promise<void> {
  const courses = new Set((await db.courses.toCollection().primaryKeys()).map(String));
  const releases = await db.releases.toCollection().primaryKeys();
  await db.releases.bulkDelete(releases.filter((key) => !courses.has(String(key))));
}

/** Marks, never counters: a chunk that two courses share is marked by both, and kept while either is. */
export const markChunks = async (db: LibraryDb): Promise<Marks> => marksOf(db, await readAsked(db));

/** What was whole on the phone: a chunk of it that is not here was lost, while any other may be on its way. */
export async function markWhole(db: LibraryDb): Promise<Marks> {
  const downloads = await db.downloads.toArray();
  return marksOf(
    db,
    downloads.flatMap(({ course, kept }) => (kept ? [{ course, selection: kept }] : [])),
  );
}

async function marksOf(db: LibraryDb, asked: readonly Asked[]): Promise<Marks> {
  const marks: Marks = { chunks: new Set(), lists: new Set() };
  const lists = new Map((await db.lists.toArray()).map(({ hash, chunks }) => [hash, chunks]));
  const mark = ({ hash }: Pick<BlobRef, 'hash'>): void => {
    marks.lists.add(hash);
    for (const chunk of lists.get(hash) ?? [hash]) marks.chunks.add(chunk);
  };
  for (const { course: number, selection } of asked) {
    const course = await db.courses.get([number, selection.version]);
    if (!course) continue;
    // Its manifests as they came, too: it is handed on with them.
    for (const ref of [...manifestRefs(course), ...planDownload(course, selection)]) mark(ref);
  }
  return marks;
}

const manifestRefs = ({ rootHash, root }: CourseRow): Pick<BlobRef, 'hash'>[] => [
  { hash: rootHash },
  ...root.modules.map(({ manifest }) => manifest),
];

/** A selection of a course that its bytes are kept for. */
interface Asked {
  course: number;
  selection: Selection;
}

async function readAsked(db: LibraryDb): Promise<Asked[]> {
  const [downloads, attempts] = await Promise.all([db.downloads.toArray(), db.openAttempts.toArray()]);
  return [
    ...downloads.flatMap((row) => selectionsOf(row).map((selection) => ({ course: row.course, selection }))),
    ...attempts.map(({ course, version, lang, quiz }) => ({
      course,
      // The quiz alone: the words of its module, and their pictures.
      selection: { version, lang, rung: 'none' as const, parts: { [quiz]: 'text' as const } },
    })),
  ];
}

/** What bytes of a course are kept for: what is wished for, and what is whole until that is. */
export const selectionsOf = (download: Download): Selection[] =>
  download.kept ? [download, download.kept] : [download];

/** Versions that nothing asks for; of each course the newest stays, so that its titles and progress can be shown. */
async function supersededCourses(db: LibraryDb): Promise<[number, number][]> {
  const named = new Set((await readAsked(db)).map(({ course, selection }) => `${course}/${selection.version}`));
  const keys = await db.courses.orderBy('[course+version]').keys();
  const versions = keys.flatMap((key) => (isVersionKey(key) ? [key] : []));
  return versions.filter(
    ([course, version], n) => versions[n + 1]?.[0] === course && !named.has(`${course}/${version}`),
  );
}

const isVersionKey = (key: unknown): key is [number, number] =>
  Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'number');
