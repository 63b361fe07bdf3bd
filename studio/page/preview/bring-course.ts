import { liveQuery } from 'dexie';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { type Download, requestDownload } from '../../../src/data/library/download.ts';
import { openLibrary } from '../../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../../src/data/library/refresh-catalogue.ts';
import { runDownloads } from '../../../src/data/library/run-downloads.ts';
import type { Rung } from '../../../src/protocol/pack/module-manifest.ts';

export interface Wish {
  course: number;
  version: number;
  lang: string;
  rung: Rung;
  /** Hex of the root key that the catalogue hangs on. */
  rootKey: string;
}

const deps = () => ({ library: openLibrary(), fetch: fetch.bind(globalThis), now: Date.now });

/** Fetches what is wished for as long as the page stands; the app in the frame shares the one downloader of the origin. */
export const keepDownloading = (signal: AbortSignal): Promise<void> =>
  runDownloads({ ...deps(), ...WITHOUT_RULES }, { signal });

/** Brings a version of a course to the app as a learner would: from the catalogue, whole, checked. @throws the signal's reason */
export async function bringCourse({ course, version, lang, rung, rootKey }: Wish, signal: AbortSignal): Promise<void> {
  const { library } = deps();
  const refreshed = await refreshCatalogue(deps(), lang, { signal, rootKey });
  if (refreshed === 'offline' || refreshed === 'untrusted') throw new Error(`the catalogue is ${refreshed}`);
  signal.throwIfAborted();
  const isHere = (row: Download | undefined): boolean =>
    row?.state === 'here' && row.kept?.version === version && row.kept.lang === lang && row.kept.rung === rung;
  if (isHere(await library.downloads.get(course))) return;
  await requestDownload(deps(), { course, rung, lang });
  await new Promise<void>((resolve, reject) => {
    const watch = liveQuery(() => library.downloads.get(course)).subscribe((row) => {
      if (isHere(row)) resolve();
      else if (row?.state === 'failed') reject(new Error(`the download failed: ${row.reason ?? ''}`));
    }, reject);
    signal.addEventListener('abort', () => {
      watch.unsubscribe();
      reject(signal.reason);
    });
  });
}
