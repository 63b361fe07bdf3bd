import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { WITHOUT_RULES } from '../../src/data/library/deps.ts';
import { requestDownload } from '../../src/data/library/download.ts';
import { fetchDownload } from '../../src/data/library/fetch-download.ts';
import { LibraryDb } from '../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../src/data/library/refresh-catalogue.ts';
import type { Rung } from '../../src/protocol/pack/module-manifest.ts';
import { startCountingProxy } from '../support/counting-proxy.ts';

/** What went over the line: requests, and bytes down, headers and all. */
export interface Moved {
  requests: number;
  bytes: number;
  paths: string[];
}

/** The app's own library against a real server, every byte of the connection counted. */
export async function startPhone(serverPort: number, rootKey: string) {
  const proxy = await startCountingProxy(serverPort);
  const library = new LibraryDb(`bench-${proxy.port}`);
  const { signal } = new AbortController();
  let paths: string[] = [];
  // A browser takes brotli over HTTPS and on the loopback; Node has to be told.
  const fetchPath: typeof fetch = (path, init) => {
    paths.push(v.parse(v.string(), path));
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), 'accept-encoding': 'br' };
    return fetch(new URL(String(path), `http://127.0.0.1:${proxy.port}`), { ...init, headers });
  };
  const deps = { library, fetch: fetchPath, now: Date.now };
  return {
    /** Refreshes the catalogue, and brings a course up to date at a rung. */
    update: async (course: number, rung: Rung, lang: string): Promise<Moved> => {
      paths = [];
      const before = proxy.bytes().down;
      const refreshed = await refreshCatalogue(deps, lang, { signal, rootKey });
      if (refreshed !== 'new') throw new Error(`the catalogue is ${refreshed}`);
      await requestDownload(deps, { course, rung, lang });
      const wish = await library.downloads.get(course);
      const end = wish && (await fetchDownload({ ...deps, ...WITHOUT_RULES }, wish, { signal }));
      if (end !== 'here') throw new Error(`the download ended as ${end}`);
      return { requests: paths.length, bytes: proxy.bytes().down - before, paths };
    },
    close: (): void => {
      library.close();
      proxy.close();
    },
  };
}
