// What the bare page of these benchmarks runs: the app's own library in a real browser.
import { fetchCourse } from '../../src/data/library/course.ts';
import { WITHOUT_RULES } from '../../src/data/library/deps.ts';
import { removeCourse, requestDownload } from '../../src/data/library/download.ts';
import { openLibrary } from '../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../src/data/library/refresh-catalogue.ts';
import { runDownloads } from '../../src/data/library/run-downloads.ts';
import { meteredFetch } from '../../src/data/usage/metered-fetch.ts';
import { importPackFile } from '../../src/handing/take-packs.ts';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import type { Extent } from '../../src/protocol/pack/selection.ts';
import { copyPlainly } from './page/copy-plainly.ts';
import { measureWrites } from './page/measure-writes.ts';
import { readBack } from './page/read-back.ts';
import { readRanges, readSlices } from './page/read-ranges.ts';
import { seekAbout } from './page/seek-about.ts';

const { signal } = new AbortController();
const library = openLibrary();
const deps = {
  library,
  fetch: meteredFetch(fetch.bind(globalThis)),
  now: Date.now,
  ...WITHOUT_RULES,
};

const sha256 = async (bytes: ArrayBuffer): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

function chosenFile(): File {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('no file is chosen');
  return file;
}

const page = {
  refresh: (rootKey: string) => refreshCatalogue(deps, 'en', { signal, rootKey }),
  manifests: async (course: number) => void (await fetchCourse(deps, course, { signal })),
  ask: (course: number, rung: Extent) => requestDownload(deps, { course, rung, lang: 'en' }),
  /** Runs the downloader, as every page of the app does. */
  run: () => void runDownloads(deps, { signal }),
  row: (course: number) => library.downloads.get(course),
  /** Puts a worker before the page, which stays as it is. */
  keepWorker: async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  },
  readBack: () => readBack(library, sha256),
  forget: (course: number) => removeCourse(deps, course),
  measureWrites: (course: number) => measureWrites(deps, course),
  /** A place for a file of this computer; what is chosen in it is what the next two work on. */
  showFileInput: () => {
    const input = document.createElement('input');
    input.type = 'file';
    document.body.replaceChildren(input);
  },
  /** Milliseconds that it took. */
  importFile: async (rootKey: string): Promise<number> => {
    const startMs = performance.now();
    const taken = await importPackFile(deps, chosenFile(), { signal, rootKey, lang: 'en' });
    const ms = performance.now() - startMs;
    const isHere = taken.kind === 'taken' && taken.isWhole && taken.courses.every(({ end }) => end.kind === 'here');
    if (!isHere) throw new Error(`the import ended as ${JSON.stringify(taken)}`);
    return ms;
  },
  copyPlainly: (isReferred: boolean) => copyPlainly(chosenFile(), { isReferred }),
  readRanges,
  readSlices: (hash: string, count: number) => readSlices(library, hash, count),
  seekAbout,
};
export type DownloadBenchPage = typeof page;

declare global {
  var downloadBench: DownloadBenchPage;
}
globalThis.downloadBench = page;
