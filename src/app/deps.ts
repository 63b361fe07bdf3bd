import { type LibraryDb, openLibrary } from '../data/library/library-db.ts';
import { openStudy, type StudyDb } from '../data/study/study-db.ts';
import type { UsageKind } from '../data/usage/usage.ts';
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

/** What this page asks for is counted. The code for it comes with the first request. */
const fetchCounted =
  (kind?: UsageKind): typeof fetch =>
  async (...request) => {
    const { meteredFetch } = await import('../data/usage/metered-fetch.ts');
    return meteredFetch(fetch, kind)(...request);
  };

/** The databases are opened at first use. This module brings Dexie along: the code of the first paint must not import it. */
export const deps = (): AppDeps => ({
  study: openStudy(String(shownProfile)),
  library: openLibrary(),
  fetch: fetchCounted(),
  now: Date.now,
  random: Math.random,
});

/** For the list of courses, whose chunks are counted apart from those of lessons. */
export const listDeps = (): AppDeps => ({ ...deps(), fetch: fetchCounted('list') });
