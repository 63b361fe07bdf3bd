import { type LibraryDb, openLibrary } from '../data/library/library-db.ts';
import { openStudy, type StudyDb } from '../data/study/study-db.ts';

/** What the pages work with. */
export interface AppDeps {
  readonly study: StudyDb;
  readonly library: LibraryDb;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970, as the phone claims. */
  readonly now: () => number;
  /** 0 to 1, below 1. */
  readonly random: () => number;
}

/** The databases are opened at first use. This module brings Dexie along: the code of the first paint must not import it. */
export const deps = (): AppDeps => ({
  study: openStudy(),
  library: openLibrary(),
  fetch: fetch.bind(globalThis),
  now: Date.now,
  random: Math.random,
});
