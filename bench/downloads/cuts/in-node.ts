import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { requestDownload } from '../../../src/data/library/download.ts';
import { LibraryDb, type ListedRow, type ListingRow } from '../../../src/data/library/library-db.ts';
import { refreshCatalogue } from '../../../src/data/library/refresh-catalogue.ts';
import { runDownloads } from '../../../src/data/library/run-downloads.ts';
import { readHeld } from '../held-chunks.ts';
import { readBack } from '../page/read-back.ts';
import type { Stage } from '../stage.ts';
import { CUT_COURSE, WANTED } from './course.ts';
import { faultOf, plain, type Way } from './faults.ts';
import { compare, type Verdict } from './verdict.ts';

const { course } = CUT_COURSE;
const CHUNKS = /^\/packs\/chunks\//;
const PATIENCE_MS = 60_000;
const POLL_MS = 5;

/** The app's own library over a database in memory; the line, the requests and the server are real. */
export interface NodePhones {
  /** Downloads the course on a new phone, and cuts it at these bytes: the line, or (`kill`) all that runs. */
  download(way: Way, cutsAt: readonly number[], random: () => number): Promise<Verdict>;
  /** Bytes of bodies that it takes without a cut. */
  readonly wholeBytes: number;
}

export async function openNodePhones({ packs, rootKey, proxy }: Stage): Promise<NodePhones> {
  const held = readHeld(packs, course, WANTED);
  // As browsers do: a part is one of the plain bytes.
  const fetchPath: typeof fetch = (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-encoding', headers.has('range') ? 'identity' : 'br');
    return fetch(new URL(v.parse(v.string(), path), proxy.origin), { ...init, headers });
  };
  const depsOf = (library: LibraryDb) => ({ library, fetch: fetchPath, now: Date.now, ...WITHOUT_RULES });
  const catalogue = await fetchCatalogue(rootKey, depsOf);
  let phones = 0;

  async function download(way: Way, cutsAt: readonly number[], random: () => number): Promise<Verdict> {
    const name = `cut-${++phones}`;
    const events = new EventTarget();
    let running = start(name, events);
    await running.library.listings.bulkPut(catalogue.listings);
    await running.library.listed.bulkPut(catalogue.listed);
    await requestDownload(depsOf(running.library), { course, ...WANTED });
    proxy.heal();
    proxy.fault(CHUNKS, faultOf(way, random));
    proxy.moved.forget();
    let cuts = 0;
    const next = () => {
      const at = cutsAt[cuts];
      if (at === undefined) return;
      proxy.line.after(at, async () => {
        cuts += 1;
        if (way === 'kill') running = await running.killAndStart();
        proxy.cut();
        next();
      });
    };
    next();
    const endMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const { library } = running;
      const row = await library.downloads.get(course).catch(() => undefined);
      if (row?.state === 'here') break;
      if (row?.reason) events.dispatchEvent(new Event('online'));
      if (performance.now() > endMs) throw new Error(`${name} (${way}) did not end: ${row?.state} ${row?.reason}`);
      await sleep(POLL_MS);
    }
    running.stop();
    const found = compare(held, course, await readBack(running.library, sha256));
    const { bodyDown } = proxy.moved.sum(CHUNKS);
    await running.library.delete();
    return { cuts, ...found, excessBytes: bodyDown };
  }

  /** What is killed writes nothing any more: its database is closed before anything else can happen. */
  function start(name: string, events: EventTarget) {
    const library = new LibraryDb(name);
    const running = new AbortController();
    const ended = runDownloads(depsOf(library), { signal: running.signal, events }).catch(() => undefined);
    return {
      library,
      stop: () => running.abort(),
      killAndStart: async () => {
        library.close({ disableAutoOpen: true });
        running.abort();
        await ended;
        return start(name, events);
      },
    };
  }

  proxy.fault(CHUNKS, plain);
  const { excessBytes: wholeBytes } = await download('line', [], Math.random);
  return {
    wholeBytes,
    download: async (...how) => {
      const verdict = await download(...how);
      return { ...verdict, excessBytes: verdict.excessBytes - wholeBytes };
    },
  };
}

const sha256 = async (bytes: ArrayBuffer): Promise<string> =>
  createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

async function fetchCatalogue(
  rootKey: string,
  depsOf: (library: LibraryDb) => Parameters<typeof refreshCatalogue>[0],
): Promise<{ listings: ListingRow[]; listed: ListedRow[] }> {
  const library = new LibraryDb('catalogue');
  await refreshCatalogue(depsOf(library), 'en', { signal: new AbortController().signal, rootKey });
  const [listings, listed] = await Promise.all([library.listings.toArray(), library.listed.toArray()]);
  if (listed.length === 0) throw new Error('there is no catalogue');
  return { listings, listed };
}
