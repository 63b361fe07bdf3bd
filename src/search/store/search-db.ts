import * as v from 'valibot';
import { type Segment, segmentSchema } from '../index/segment.ts';
import { answerOf, committed } from './idb.ts';

const NAME = 'caravan-search';
const VERSION = 1;
const [ABOUT, SEGMENTS, PASSAGES] = ['about', 'segments', 'passages'] as const;

const aboutSchema = v.object({ key: v.string(), fingerprint: v.string() });
/** A segment that is kept, and what it was built from. */
export type About = v.InferOutput<typeof aboutSchema>;

/** One segment with the pages of what its texts say, which are read only for what is shown. */
export interface Built extends About {
  readonly segment: Segment;
  readonly pages: readonly unknown[];
}

/** Indexes built from what is on this phone: nothing in it that could not be built again. */
export interface SearchDb {
  readAbout(): Promise<About[]>;
  /** Undefined where it is not there, or not to be read. */
  readSegment(key: string): Promise<Segment | undefined>;
  /** In the order asked for. */
  readPages(places: readonly PagePlace[]): Promise<unknown[]>;
  /** In place of what was kept under its key. Throws QuotaExceededError where the phone is full. */
  keep(built: Built): Promise<void>;
  forget(keys: readonly string[]): Promise<void>;
  close(): void;
}

export interface PagePlace {
  readonly key: string;
  readonly page: number;
}

export async function openSearchDb(): Promise<SearchDb> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => {
    for (const store of [ABOUT, SEGMENTS]) opening.result.createObjectStore(store, { keyPath: 'key' });
    opening.result.createObjectStore(PASSAGES);
  };
  const db = await answerOf(opening);
  // A newer build's worker, or whoever clears the phone, must not wait for this one.
  db.onversionchange = () => db.close();
  const reading = (store: string) => db.transaction(store, 'readonly').objectStore(store);
  const pagesOf = (key: string) => IDBKeyRange.bound([key], [key, []]);
  return {
    readAbout: async () => v.parse(v.array(aboutSchema), await answerOf(reading(ABOUT).getAll())),
    async readSegment(key) {
      const row: unknown = await answerOf(reading(SEGMENTS).get(key));
      const read = v.safeParse(v.object({ segment: segmentSchema }), row);
      return read.success ? read.output.segment : undefined;
    },
    readPages(places) {
      const store = reading(PASSAGES);
      return Promise.all(places.map(({ key, page }): Promise<unknown> => answerOf(store.get([key, page]))));
    },
    async keep({ key, fingerprint, segment, pages }) {
      const change = db.transaction([ABOUT, SEGMENTS, PASSAGES], 'readwrite', { durability: 'relaxed' });
      change.objectStore(PASSAGES).delete(pagesOf(key));
      for (const [page, value] of pages.entries()) change.objectStore(PASSAGES).put(value, [key, page]);
      change.objectStore(SEGMENTS).put({ key, segment });
      change.objectStore(ABOUT).put({ key, fingerprint });
      await committed(change);
    },
    async forget(keys) {
      if (keys.length === 0) return;
      const change = db.transaction([ABOUT, SEGMENTS, PASSAGES], 'readwrite', { durability: 'relaxed' });
      for (const key of keys) {
        change.objectStore(ABOUT).delete(key);
        change.objectStore(SEGMENTS).delete(key);
        change.objectStore(PASSAGES).delete(pagesOf(key));
      }
      await committed(change);
    },
    close: () => db.close(),
  };
}
