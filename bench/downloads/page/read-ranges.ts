import type { LibraryDb } from '../../../src/data/library/library-db.ts';

const RANGE_BYTES = 262_144;

/** Asks for Ranges of 256 KiB of a media address, one after the other; milliseconds from the question to the last byte of each. */
export async function readRanges(url: string, starts: readonly number[]): Promise<number[]> {
  const times: number[] = [];
  for (const start of starts) {
    const range = `bytes=${start}-${start + RANGE_BYTES - 1}`;
    const startMs = performance.now();
    const response = await fetch(url, { headers: { range } });
    const body = await response.arrayBuffer();
    times.push(performance.now() - startMs);
    if (response.status !== 206 || body.byteLength !== RANGE_BYTES) {
      throw new Error(`${range} was answered ${response.status} with ${body.byteLength} bytes`);
    }
  }
  return times;
}

/** Reads as many bytes out of a chunk in the database, time after time: what a Range costs without a worker and without HTTP. */
export async function readSlices(library: LibraryDb, hash: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const startMs = performance.now();
    const row = await library.chunks.get(hash);
    const body = await row?.bytes.slice(RANGE_BYTES, 2 * RANGE_BYTES).arrayBuffer();
    times.push(performance.now() - startMs);
    if (body?.byteLength !== RANGE_BYTES) throw new Error('the chunk is not what was expected');
  }
  return times;
}
