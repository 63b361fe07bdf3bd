import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bringPiece } from '../../../src/data/library/bring-piece.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { type Answer, alterAt, type ChunkLine, chunkLine, cutAfter, dead, endAfter } from './support/chunk-line.ts';
import { bytesOf, sha256Of } from './support/pack-server.ts';
import { newLibrary } from './support/phone-library.ts';

const COURSE = 4097;
const BYTES = 200_000;
const content = bytesOf(BYTES, 3);
const piece = { hash: sha256Of(content), bytes: BYTES };
let library: LibraryDb;
let line: ChunkLine;

const deps = () => ({ library, fetch: line.fetch, now: () => 1_000 });
/** The hash of what was brought. */
const bring = async (signal = new AbortController().signal): Promise<string> => {
  const { chunk } = await bringPiece(deps(), COURSE, piece, { signal });
  return sha256Of(new Uint8Array(await chunk.bytes.arrayBuffer()));
};
const keptBytes = async () => (await library.partials.get(piece.hash))?.bytes.size;

beforeEach(async () => {
  library = newLibrary();
  line = chunkLine(content);
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await library.downloads.put({
    ...{ course: COURSE, version: 1, lang: 'en', rung: '240', state: 'coming', place: 1, updatedAt: 1 },
    ...{ doneBytes: 0, totalBytes: 0 },
  });
  return () => vi.restoreAllMocks();
});

describe('a piece of a download', () => {
  it('goes on by Range from what came when the line is cut, as often as it is [DL4]', async () => {
    line.faults.push(cutAfter(50_000), cutAfter(90_000), cutAfter(20_000));
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([0, 50_000, 140_000, 160_000]);
  });

  it('that came too short, as if it were whole, goes on by Range [DL5]', async () => {
    line.faults.push(endAfter(120_000));
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([0, 120_000]);
  });

  it('is offline when the line brings nothing more, and goes on from there the next time, in another page [DL4]', async () => {
    line.faults.push(cutAfter(120_000), cutAfter(0));
    await expect(bring()).rejects.toMatchObject({ kind: 'offline' });
    expect(await keptBytes()).toBe(120_000);
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([0, 120_000, 120_000]);
  });

  it('keeps what came when she pauses it [DL4]', async () => {
    const page = new AbortController();
    line.faults.push(cutAfter(120_000), () => {
      page.abort(new Error('paused'));
      throw new TypeError('no line');
    });
    await expect(bring(page.signal)).rejects.toThrow('paused');
    expect(await keptBytes()).toBe(120_000);
  });

  it('of a course that was removed leaves nothing behind', async () => {
    line.faults.push(cutAfter(120_000), dead);
    await library.downloads.clear();
    await expect(bring()).rejects.toMatchObject({ kind: 'offline' });
    expect(await keptBytes()).toBeUndefined();
  });

  it.each([
    ['a byte was altered after it', alterAt(BYTES - 150_001)],
    [
      'a server answers 200 with the whole',
      ({ start }: { start: number }) => {
        if (start === 0) throw new Error('it asked for the whole');
        return new Response(content);
      },
    ],
    ['a 206 says nothing of what it is, and is another part', () => partial(bytesOf(80_000, 8))],
  ])('comes whole where %s [DL5]', async (_, answer) => {
    line.faults.push(cutAfter(120_000), answer);
    expect(await bring()).toBe(piece.hash);
    expect(line.asked.slice(2).every((start) => start === 0)).toBe(true);
    expect(await keptBytes()).toBeUndefined();
  });

  it.each<[string, Answer]>([
    ['a server answers 416', () => new Response(null, { status: 416 })],
    ...[
      'bytes 0-199999/200000',
      'bytes 120001-199999/200000',
      'bytes 120000-199999/200001',
      'bytes 120000-199998/200000',
      'bytes */200000',
    ].map((range): [string, Answer] => [`a 206 says "${range}"`, () => partial(content.slice(120_000), range)]),
  ])('comes whole where %s, and nothing of that is believed [DL5]', async (_, answer) => {
    line.faults.push(cutAfter(120_000), answer);
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([0, 120_000, 0]);
  });

  it.each(['bytes 120000-199999/*', undefined])('goes on where a 206 says %s [DL5]', async (range) => {
    line.faults.push(cutAfter(120_000), () => partial(content.slice(120_000), range));
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([0, 120_000]);
  });

  it('is fetched again whole when what came before was altered: a prefix proves nothing [DL4]', async () => {
    await library.partials.put({ hash: piece.hash, bytes: new Blob([bytesOf(100_000, 9)]) });
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([100_000, 0]);
  });

  it.each([
    ['one byte flips', alterAt(7)],
    ['more comes than was asked for', () => new Response(bytesOf(BYTES + 1, 3))],
    ['nothing comes', endAfter(0)],
    ['a 206 comes that nobody asked for', () => partial(content, 'bytes 0-199999/200000')],
    ['the server has trouble', () => new Response(null, { status: 503 })],
  ])('is tried again by itself where %s [DL6]', async (_, fault) => {
    line.faults.push(fault, fault);
    expect(await bring()).toBe(piece.hash);
    expect(line.asked).toEqual([0, 0, 0]);
  });

  it('of a file that was changed is altered after three tries, and nothing of it is kept [DL6]', async () => {
    line = chunkLine(bytesOf(BYTES, 4));
    await expect(bring()).rejects.toMatchObject({ kind: 'altered' });
    expect(line.asked).toEqual([0, 0, 0]);
    expect(await keptBytes()).toBeUndefined();
  });

  it.each([
    ['missing', () => new Response(null, { status: 404 })],
    ['portal', () => new Response('<html>Sign in', { headers: { 'content-type': 'text/html; charset=utf-8' } })],
    ['portal', () => new Response(null, { status: 302, headers: { location: 'http://portal.test/' } })],
  ])('is %s at once, and keeps what came before [DL6]', async (kind, fault) => {
    line.faults.push(cutAfter(120_000), fault);
    await expect(bring()).rejects.toMatchObject({ kind });
    expect(line.asked).toEqual([0, 120_000]);
    expect(await keptBytes()).toBe(120_000);
  });

  it('on a slow line is kept every few seconds as it comes: a power cut costs those [DL4]', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const expected = [undefined, undefined, undefined, 120_000, 120_000];
    let parts = 0;
    const slow = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async (controller) => {
          await vi.waitFor(async () => expect(await keptBytes()).toBe(expected[parts]));
          if (parts === 4) return controller.error(new Error('the battery is empty'));
          clock.mockReturnValue(parts * 3_000);
          controller.enqueue(content.slice(parts * 40_000, (parts + 1) * 40_000));
          parts += 1;
        },
      },
      { highWaterMark: 0 },
    );
    line.faults.push(() => new Response(slow), dead);
    await expect(bring()).rejects.toMatchObject({ kind: 'offline' });
    expect(parts).toBe(4);
  });
});

const partial = (bytes: Uint8Array<ArrayBuffer>, range?: string): Response =>
  new Response(bytes, { status: 206, ...(range && { headers: { 'content-range': range } }) });
