import { type LibraryDb, openLibrary } from '../data/library/library-db.ts';
import { openStudy, type StudyDb } from '../data/study/study-db.ts';
import { shownProfile } from './shown-profile.ts';

/** What the pages work with. */
export interface AppDeps {
  /** Of the person whom this page is for. */
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
  study: openStudy(String(shownProfile)),
  library: openLibrary(),
  fetch: fetch.bind(globalThis),
  now: Date.now,
  random: Math.random,
});
