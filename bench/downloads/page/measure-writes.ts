import type { FetchDeps } from '../../../src/data/library/deps.ts';
import { removeCourse, requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { openRaw, type RawChunk } from './raw-chunks.ts';

/** What it took to write the same chunks, in the same batches, in two ways. */
export interface Writes {
  bytes: number;
  /** How many chunks were written at once, time after time. */
  batches: number[];
  /** Of the writes alone: from a batch of verified Blobs to the end of its transaction. */
  appMs: number;
  rawMs: number;
  /** Of the app's whole download from memory: hashing and reading back are in it. */
  wholeMs: number;
}

const { signal } = new AbortController();
const memory = new Map<string, Promise<ArrayBuffer>>();

/** A line without an end of speed: what was asked for once is answered from memory. */
const fetchFromMemory: typeof fetch = async (path) => {
  const address = String(path);
  const kept = memory.get(address) ?? fetch(address).then((response) => response.arrayBuffer());
  memory.set(address, kept);
  return new Response(await kept);
};

/** Downloads a course whose manifests are here, from memory; then writes what was written past the library, straight into IndexedDB. */
export async function measureWrites(deps: FetchDeps, course: number): Promise<Writes> {
  const library = deps.library;
  const log = watchWrites(library);
  const startMs = performance.now();
  try {
    await requestDownload(deps, { course, rung: '240', lang: 'en' });
    const wish = await library.downloads.get(course);
    const end = wish && (await fetchDownload({ ...deps, fetch: fetchFromMemory }, wish, { signal }));
    if (end !== 'here') throw new Error(`the download ended as ${end}`);
  } finally {
    log.stop();
  }
  const wholeMs = performance.now() - startMs;
  const rawMs = await writeRaw(log.batches);
  await removeCourse(deps, course);
  const bytes = log.batches.flat().reduce((sum, row) => sum + row.bytes, 0);
  return { bytes, batches: log.batches.map(({ length }) => length), appMs: log.ms(), rawMs, wholeMs };
}

interface Written {
  hash: string;
  bytes: number;
}

/** Notes what every transaction of the library puts among the chunks, and how long it takes whoever waits for it. */
function watchWrites(library: LibraryDb) {
  const { put } = IDBObjectStore.prototype;
  const { transaction } = library;
  const batches: Written[][] = [];
  let totalMs = 0;
  let batch: Written[] = [];
  let [underWay, busySinceMs] = [0, 0];

  IDBObjectStore.prototype.put = function (value, key) {
    if (this.name === 'chunks') batch.push({ hash: value.hash, bytes: value.bytes.size });
    return key === undefined ? put.call(this, value) : put.call(this, value, key);
  };
  // Writes that overlap are counted once.
  const timed = async (...args: unknown[]): Promise<unknown> => {
    if (!args.includes(library.chunks)) return Reflect.apply(transaction, library, args);
    if (underWay++ === 0) busySinceMs = performance.now();
    const result: unknown = await Reflect.apply(transaction, library, args);
    if (--underWay === 0) totalMs += performance.now() - busySinceMs;
    if (batch.length > 0) batches.push(batch);
    batch = [];
    return result;
  };
  Object.assign(library, { transaction: timed });
  return {
    batches,
    ms: () => totalMs,
    stop: () => {
      IDBObjectStore.prototype.put = put;
      Object.assign(library, { transaction });
    },
  };
}

async function writeRaw(batches: readonly Written[][]): Promise<number> {
  const raw = await openRaw();
  let totalMs = 0;
  for (const batch of batches) {
    // Each comes as it came before: fetched, hashed, made a Blob. Only then the clock runs.
    const rows = await Promise.all(batch.map(({ hash }) => fetchRow(hash)));
    const startMs = performance.now();
    await raw.put(rows);
    totalMs += performance.now() - startMs;
  }
  await raw.remove();
  return totalMs;
}

async function fetchRow(hash: string): Promise<RawChunk> {
  const body = await (await fetchFromMemory(`/packs/${chunkPath(hash)}`)).arrayBuffer();
  await crypto.subtle.digest('SHA-256', body);
  return { hash, bytes: new Blob([body]) };
}
