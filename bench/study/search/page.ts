// What the bare page of this benchmark runs: the app's own search, in the thread of the page, which is the one that can be slowed.
import { keepListing } from '../../../src/data/library/keep-listing.ts';
import { openLibrary } from '../../../src/data/library/library-db.ts';
import type { CatalogueShard } from '../../../src/protocol/pack/catalogue.ts';
import { refreshSearch, searchCourses } from '../../../src/search/client.ts';
import { createSearcher, type Searcher } from '../../../src/search/searcher.ts';
import type { CourseOnPhone } from './course-on-phone.ts';

const library = openLibrary();
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
let searcher: Searcher | undefined;
const open = async (): Promise<Searcher> => {
  searcher ??= await createSearcher(pause);
  return searcher;
};

/** Milliseconds of each. The answer is copied as a message would be. */
async function timesOf(typed: readonly string[], search: (words: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const words of typed) {
    await pause();
    const startMs = performance.now();
    structuredClone(await search(words));
    times.push(performance.now() - startMs);
  }
  return times;
}

const page = {
  keepCatalogue: async ({ lang, courses }: CatalogueShard) =>
    void (await keepListing(library, { lang, shown: lang, rootKey: 'key', counter: 1, payload: '' }, courses)),
  keepCourse: async ({ row, chunks }: CourseOnPhone) => {
    await library.table('courses').put(row);
    const rows = Object.entries(chunks).map(([hash, text]) => ({ hash, bytes: new Blob([text]) }));
    await library.chunks.bulkPut(rows);
  },
  /** Milliseconds until everything is indexed. */
  build: async (): Promise<number> => {
    const startMs = performance.now();
    await (await open()).refresh(() => undefined);
    return performance.now() - startMs;
  },
  findCourses: async (typed: readonly string[]) => timesOf(typed, (words) => searchIn((one) => one.findCourses(words))),
  findAll: async (typed: readonly string[]) => timesOf(typed, (words) => searchIn((one) => one.findAll(words, 'en'))),
  numbersOf: async (words: string) => searchIn((one) => one.findCourses(words)),
  /** The same through the client and its worker. */
  askWorker: async (typed: readonly string[]) => {
    refreshSearch();
    const { signal } = new AbortController();
    await searchCourses('first', { signal });
    return timesOf(typed, (words) => searchCourses(words, { signal }));
  },
};
const searchIn = async <T>(search: (searcher: Searcher) => Promise<T>): Promise<T> => search(await open());

export type SearchBenchPage = typeof page;

declare global {
  var searchBench: SearchBenchPage;
}
globalThis.searchBench = page;
