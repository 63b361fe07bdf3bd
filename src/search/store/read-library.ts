import * as v from 'valibot';
import { answerOf } from './idb.ts';
import {
  type CourseRow,
  chunkListSchema,
  chunkRowSchema,
  courseRowSchema,
  downloadRowSchema,
  type Listing,
  type ListingState,
  listingStateSchema,
  shelfSchema,
} from './library-rows.ts';

const NAME = 'caravan-library';

/**
 * The phone's library, to be read only: rows that cannot be read are passed over. Plain IndexedDB, since what the pages open it with would
 * weigh more than all of search.
 */
export interface Library {
  readListings(): Promise<ListingState[]>;
  /** Hands over the courses of a list some at a time, as they are kept. */
  readListed(lang: string, take: (courses: readonly Listing[]) => Promise<void>): Promise<void>;
  /** Of each course the version that is kept, else the newest. */
  readCourses(): Promise<CourseRow[]>;
  /** Hashes of all chunks that are here. */
  readChunkNames(): Promise<Set<string>>;
  /** A small blob as text, by its hash; undefined where a part of it is missing. */
  readText(hash: string): Promise<string | undefined>;
}

/** Runs `work` on the library, and closes it again, so that nothing that changes it has to wait. Undefined where there is none yet. */
export async function withLibrary<T>(work: (library: Library) => Promise<T>): Promise<T | undefined> {
  const db = await openExisting();
  if (!db) return undefined;
  try {
    return await work(libraryOf(db));
  } finally {
    db.close();
  }
}

/** Never makes it: that is the pages' business, who know its tables. */
async function openExisting(): Promise<IDBDatabase | undefined> {
  const opening = indexedDB.open(NAME);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  try {
    const db = await answerOf(opening);
    db.onversionchange = () => db.close();
    return db;
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return undefined;
    throw error;
  }
}

function libraryOf(db: IDBDatabase): Library {
  const table = (name: string): IDBObjectStore => db.transaction(name, 'readonly').objectStore(name);
  const rowsOf = async <T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T[]> => {
    const rows: unknown[] = await answerOf(table(name).getAll());
    return rows.flatMap((row) => readRow(row, schema) ?? []);
  };
  const chunk = async (hash: string): Promise<Blob | undefined> =>
    readRow(await answerOf(table('chunks').get(hash)), chunkRowSchema)?.bytes;
  return {
    readListings: () => rowsOf('listings', listingStateSchema),
    async readListed(lang, take) {
      const shelves: unknown[] = await answerOf(table('listed').getAllKeys(IDBKeyRange.bound([lang], [lang, []])));
      for (const key of v.parse(v.array(v.tuple([v.string(), v.number()])), shelves)) {
        await take(readRow(await answerOf(table('listed').get(key)), shelfSchema)?.courses ?? []);
      }
    },
    async readCourses() {
      const kept = new Map(
        (await rowsOf('downloads', downloadRowSchema)).map((row) => [row.course, row.kept?.version]),
      );
      const newest = new Map<number, CourseRow>();
      for (const row of await rowsOf('courses', courseRowSchema)) {
        const wanted = kept.get(row.course);
        const before = newest.get(row.course);
        if (wanted === undefined ? !before || before.version < row.version : row.version === wanted)
          newest.set(row.course, row);
      }
      return [...newest.values()];
    },
    async readChunkNames() {
      const keys: unknown = await answerOf(table('chunks').getAllKeys());
      return new Set(v.parse(v.array(v.string()), keys));
    },
    async readText(hash) {
      const list = readRow(await answerOf(table('lists').get(hash)), chunkListSchema)?.chunks ?? [hash];
      const parts = await Promise.all(list.map(chunk));
      const whole = parts.filter((part) => part !== undefined);
      return whole.length === parts.length ? new Blob(whole).text() : undefined;
    },
  };
}

function readRow<T>(row: unknown, schema: v.GenericSchema<unknown, T>): T | undefined {
  const read = v.safeParse(schema, row);
  return read.success ? read.output : undefined;
}
