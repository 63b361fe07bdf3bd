import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../../src/data/library/catalogue.ts';
import { LibraryDb } from '../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../src/data/library/refresh-catalogue.ts';
import { collectFindings } from '../../studio/report/finding.ts';
import { writeCatalogue } from '../../studio/store/catalogue.ts';
import { listCourses, signReleases } from '../../studio/store/history.ts';
import { openKeys } from '../../studio/store/keys.ts';
import { openStore, type Store } from '../../studio/store/store.ts';
import { startServerProcess } from '../../tests/support/server-process.ts';
import { startCountingProxy } from '../support/counting-proxy.ts';
import type { Figure } from '../support/figure.ts';
import { publishersOf, putCatalogueCourse } from './catalogue-course.ts';
import { brotliShare, createCatalogueWords, realSentences } from './catalogue-words.ts';

const COURSES = 600;
const LANG = 'en';

/** The catalogue of 600 courses with titles and summaries: what the app fetches of it first, again, and after one course changed. */
export async function measureCatalogue(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-catalogue-'));
  const [out, keys] = [join(folder, 'packs'), join(folder, 'keys')];
  const words = createCatalogueWords(1);
  const rootKey = publish({ out, keys }, (store) => {
    for (let nth = 1; nth <= COURSES; nth++) putCatalogueCourse(store, nth, { words });
  });
  const server = await startServerProcess({ DATA_DIR: join(folder, 'data'), PACKS_DIR: out });
  const phone = await startPhone(server.port, rootKey);
  try {
    const first = await phone.refresh('new');
    const courses = await phone.courses();
    if (courses.length !== COURSES) throw new Error(`the phone has ${courses.length} courses`);
    const same = await phone.refresh('same');
    publish({ out, keys }, (store) => putCatalogueCourse(store, COURSES / 2, { words, version: 2 }));
    const one = await phone.refresh('new');
    if ((await phone.courses()).filter(({ version }) => version === 2).length !== 1)
      throw new Error('one course changed');
    const texts = courses.flatMap(({ title, summary }) => [title, summary]);
    return [
      { name: 'catalogue-first', value: first.bodyBytes, unit: 'bytes', beside: [told(first), ...compareWords(texts)] },
      { name: 'catalogue-same', value: same.bodyBytes, unit: 'bytes', beside: [told(same)] },
      { name: 'catalogue-one', value: one.bodyBytes, unit: 'bytes', beside: [told(one)] },
    ];
  } finally {
    phone.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Changes the store, and signs it as a build does; returns the root key. */
function publish({ out, keys }: { out: string; keys: string }, change: (store: Store) => void): string {
  const { findings, report } = collectFindings();
  const store = openStore(out);
  change(store);
  const opened = openKeys(keys, publishersOf(), report);
  if (!opened) throw new Error(JSON.stringify(findings));
  signReleases(store, listCourses(store), opened, report);
  writeCatalogue(store, opened, report);
  if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
  store.commit();
  return opened.rootKey;
}

/** What one refresh moved: bodies as they travel, headers beside. */
interface Moved {
  bodyBytes: number;
  downBytes: number;
  upBytes: number;
  answers: string[];
}

const told = ({ bodyBytes, downBytes, upBytes, answers }: Moved): string =>
  `${answers.length} requests (${answers.join(', ')}); headers down ${downBytes - bodyBytes}, requests up ${upBytes} bytes, HTTP/1.1`;

/** The app's own refresh against a real server; what a browser's HTTP cache does is done here: it asks whether a file has changed. */
async function startPhone(serverPort: number, rootKey: string) {
  const proxy = await startCountingProxy(serverPort);
  const library = new LibraryDb(`bench-catalogue-${proxy.port}`);
  const cached = new Map<string, { etag: string; bytes: ArrayBuffer }>();
  const { signal } = new AbortController();
  let [bodyBytes, answers] = [0, [] as string[]];
  const fetchAsBrowser: typeof fetch = async (path, init) => {
    const url = new URL(String(path), `http://127.0.0.1:${proxy.port}`);
    const known = init?.cache === 'no-cache' ? cached.get(url.pathname) : undefined;
    const headers = { 'accept-encoding': 'br', ...(known && { 'if-none-match': known.etag }) };
    const response = await fetch(url, { ...init, cache: 'no-store', headers });
    answers.push(`${url.pathname.slice('/packs/'.length, '/packs/'.length + 12)} ${response.status}`);
    if (response.status === 304 && known) return new Response(known.bytes);
    bodyBytes += Number(response.headers.get('content-length'));
    const bytes = await response.arrayBuffer();
    cached.set(url.pathname, { etag: response.headers.get('etag') ?? '', bytes });
    return new Response(bytes, { status: response.status });
  };
  return {
    refresh: async (expected: 'new' | 'same'): Promise<Moved> => {
      [bodyBytes, answers] = [0, []];
      const before = proxy.bytes();
      const deps = { library, fetch: fetchAsBrowser, now: Date.now };
      const refreshed = await refreshCatalogue(deps, LANG, { signal, rootKey });
      if (refreshed !== expected) throw new Error(`the catalogue is ${refreshed}`);
      const { up, down } = proxy.bytes();
      return { bodyBytes, downBytes: down - before.down, upBytes: up - before.up, answers };
    },
    courses: async () => (await readCatalogue(library, LANG))?.courses ?? [],
    close: (): void => {
      library.close();
      proxy.close();
    },
  };
}

/** Whether the generated words are as hard to compress as those of people, at the same length. */
function compareWords(texts: readonly string[]): string[] {
  const length = texts.join('\n').length;
  const line = `titles and summaries: ${Math.round(length / COURSES)} characters a course, ${brotliShare(texts).toFixed(3)} of them as brotli`;
  const real = realSentences();
  if (real.length === 0) return [line, 'no real courses lie beside the project to compare the words with'];
  const asLong = [texts.join('\n').slice(0, real.join('\n').length)];
  const shares = `${brotliShare(asLong).toFixed(3)}, of sentences of real courses ${brotliShare(real).toFixed(3)}`;
  return [line, `of as many characters: of these ${shares}`];
}
