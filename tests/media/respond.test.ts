import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WITHOUT_RULES } from '../../src/data/library/deps.ts';
import { requestDownload } from '../../src/data/library/download.ts';
import { fetchDownload } from '../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../src/data/library/library-db.ts';
import { readDownloads } from '../../src/data/library/read-downloads.ts';
import { respondMedia } from '../../src/media/respond.ts';
import { type BlobRef, CHUNK_BYTES } from '../../src/protocol/pack/blob-ref.ts';
import { type MediaEnding, mediaUrl } from '../../src/protocol/pack/media-url.ts';
import { bytesOf, chunkPathOf, createPackServer } from '../data/library/support/pack-server.ts';
import { corruptChunk, listCourses, newLibrary, reloaded } from '../data/library/support/phone-library.ts';
import { putSampleCourse } from '../data/library/support/sample-course.ts';

const server = createPackServer();
const course = putSampleCourse(server);
const video = course.video;
const VIDEO = bytesOf(video.bytes, course.root.course);
const chunkPath = (n: number): string =>
  chunkPathOf(server.putBlob(VIDEO.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES)).hash);
let library: LibraryDb;

interface Asked {
  ref?: BlobRef;
  ending?: MediaEnding;
  method?: string;
  headers?: Record<string, string>;
}
const ask = ({ ref = video, ending = 'mp4', ...init }: Asked = {}) =>
  respondMedia(
    { library, fetch: server.fetch },
    new Request(new URL(mediaUrl([ref], ending), 'http://caravan.test'), init),
  );
const askRange = (range: string) => ask({ headers: { range } });

async function download(): Promise<void> {
  await requestDownload({ library, now: Date.now }, { course: course.root.course, rung: '240', lang: 'en' });
  const [wish] = await readDownloads(library);
  const deps = { library, fetch: server.fetch, now: Date.now };
  if (wish) await fetchDownload({ ...deps, ...WITHOUT_RULES }, wish, { signal: new AbortController().signal });
}

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  await listCourses(library, [course]);
});
afterEach(() => {
  server.setOnline(true);
  for (const n of [0, 1, 2]) server.answer(chunkPath(n), undefined);
});

describe('media from the phone, without a line [URL2]', () => {
  beforeEach(async () => {
    await download();
    server.setOnline(false);
  });

  it('is the whole blob where no Range is asked for', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': String(video.bytes),
      'content-type': 'video/mp4',
      etag: `"${video.hash}"`,
    });
    expect(response.headers.has('content-range')).toBe(false);
    expect(await response.bytes()).toEqual(VIDEO);
  });

  it('says that a document is to be saved, and nothing of the kind of what an element shows', async () => {
    expect((await ask({ ending: 'pdf' })).headers.get('content-disposition')).toBe('attachment');
    expect((await ask({ ending: 'mp4' })).headers.has('content-disposition')).toBe(false);
  });

  it('answers an open-ended Range completely, with what the chunk it starts in still has', async () => {
    const first = await askRange('bytes=0-');
    expect(first.status).toBe(206);
    expect(first.headers.get('content-range')).toBe(`bytes 0-${CHUNK_BYTES - 1}/${video.bytes}`);
    expect(first.headers.get('content-length')).toBe(String(CHUNK_BYTES));
    expect((await first.bytes()).length).toBe(CHUNK_BYTES);
    const middle = await askRange(`bytes=${CHUNK_BYTES + 5}-`);
    expect(middle.headers.get('content-range')).toBe(`bytes ${CHUNK_BYTES + 5}-${2 * CHUNK_BYTES - 1}/${video.bytes}`);
    const last = await askRange(`bytes=${2 * CHUNK_BYTES}-`);
    expect(last.headers.get('content-range')).toBe(`bytes ${2 * CHUNK_BYTES}-${video.bytes - 1}/${video.bytes}`);
    expect(await last.bytes()).toEqual(VIDEO.slice(2 * CHUNK_BYTES));
  });

  it('[BLOB3] of several parts is one file, whose open-ended Ranges end with a chunk of a part', async () => {
    const parts = [course.shared, video, course.shared];
    const shared = bytesOf(course.shared.bytes, 7);
    const whole = Buffer.concat([shared, VIDEO, shared]);
    const askParts = (range: string) =>
      respondMedia(
        { library, fetch: server.fetch },
        new Request(new URL(mediaUrl(parts, 'mp4'), 'http://caravan.test'), { headers: { range } }),
      );
    const open = await askParts('bytes=0-');
    expect(open.headers.get('content-range')).toBe(`bytes 0-499/${whole.length}`);
    const next = await askParts('bytes=500-');
    expect(next.headers.get('content-range')).toBe(`bytes 500-${500 + CHUNK_BYTES - 1}/${whole.length}`);
    for (const [start, end] of [
      [490, 510],
      [0, whole.length - 1],
      [whole.length - 510, whole.length - 1],
    ] as const) {
      const response = await askParts(`bytes=${start}-${end}`);
      expect(Buffer.compare(await response.bytes(), whole.subarray(start, end + 1))).toBe(0);
    }
  });

  it('answers the two bytes that Safari asks for first', async () => {
    const response = await askRange('bytes=0-1');
    expect(response.headers.get('content-range')).toBe(`bytes 0-1/${video.bytes}`);
    expect(await response.bytes()).toEqual(VIDEO.slice(0, 2));
  });

  it('is, for any Range, the same slice that the whole blob has there', { timeout: 60_000 }, async () => {
    const near = fc.constantFrom(0, CHUNK_BYTES, 2 * CHUNK_BYTES, video.bytes);
    const offset = fc.tuple(near, fc.integer({ min: -3, max: 3 })).map(([at, by]) => Math.max(0, at + by));
    const anywhere = fc.oneof(offset, fc.nat(video.bytes + 10));
    const ranges = fc
      .tuple(anywhere, fc.option(anywhere))
      .filter(([start, end]) => start < video.bytes && start <= (end ?? start));
    await fc.assert(
      fc.asyncProperty(ranges, async ([start, end]) => {
        const response = await askRange(`bytes=${start}-${end ?? ''}`);
        const body = await response.bytes();
        const said = /^bytes (\d+)-(\d+)\/(\d+)$/
          .exec(response.headers.get('content-range') ?? '')
          ?.slice(1)
          .map(Number);
        const [from = -1, to = -1, size] = said ?? [];
        expect({ status: response.status, from, size }).toEqual({ status: 206, from: start, size: video.bytes });
        if (end !== null) expect(to).toBe(Math.min(end, video.bytes - 1));
        expect(Buffer.compare(body, VIDEO.subarray(from, to + 1))).toBe(0);
        expect(Number(response.headers.get('content-length'))).toBe(body.length);
      }),
      { numRuns: 60 },
    );
  });

  it('lets open-ended Ranges, asked one after the other, make up the whole', async () => {
    const parts: Uint8Array[] = [];
    for (let at = 0; at < video.bytes; ) {
      const body = await (await askRange(`bytes=${at}-`)).bytes();
      expect(body.length).toBeGreaterThan(0);
      parts.push(body);
      at += body.length;
    }
    expect(parts).toHaveLength(3);
    expect(Buffer.compare(Buffer.concat(parts), VIDEO)).toBe(0);
  });

  it('refuses a Range behind the end, and says how long it is', async () => {
    const response = await askRange(`bytes=${video.bytes}-`);
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${video.bytes}`);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const response = await ask({ method: 'HEAD', headers: { range: 'bytes=5-9' } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-length')).toBe('5');
    expect(await response.text()).toBe('');
  });

  it('gives the whole where If-Range names other bytes, and the part where it names these', async () => {
    const ifRange = (tag: string) => ask({ headers: { range: 'bytes=0-1', 'if-range': tag } });
    expect((await ifRange(`"${video.hash}"`)).status).toBe(206);
    expect((await ifRange('"other"')).status).toBe(200);
    expect((await ifRange(`W/"${video.hash}"`)).status).toBe(200);
  });

  it('breaks a body off, rather than fill it with anything else, when a later chunk is gone', async () => {
    await library.chunks.delete(chunkPath(1).slice(-64));
    const response = await ask();
    await expect(response.bytes()).rejects.toThrow();
  });

  it('is a picture with its own type, and cannot run anything', async () => {
    const poster = server.putBlob(bytesOf(300, course.root.course + 1));
    const response = await ask({ ref: poster, ending: 'svg' });
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(await response.bytes()).toEqual(bytesOf(300, course.root.course + 1));
  });

  it('is 504 where a chunk is missing, and 404 where the address names nothing', async () => {
    await library.chunks.delete(chunkPath(0).slice(-64));
    expect((await ask()).status).toBe(504);
    expect(
      (await respondMedia({ library, fetch: server.fetch }, new Request('http://caravan.test/media/x'))).status,
    ).toBe(404);
  });
});

describe('media with a line', () => {
  it('heals: a corrupt chunk is found by its hash, fetched alone, and kept again [BLOB1]', async () => {
    await download();
    library = reloaded(library);
    const bad = chunkPath(1).slice(-64);
    await corruptChunk(library, bad);
    server.asked.length = 0;
    const response = await askRange(`bytes=${CHUNK_BYTES}-`);
    expect(await response.bytes()).toEqual(VIDEO.slice(CHUNK_BYTES, 2 * CHUNK_BYTES));
    expect(server.asked).toEqual([chunkPath(1)]);
    expect((await library.chunks.get(bad))?.bytes.size).toBe(CHUNK_BYTES);
    expect(await readDownloads(library)).toMatchObject([{ state: 'here' }]);
  });

  it('plays before any download, a chunk at a time, and keeps nothing', async () => {
    const response = await askRange(`bytes=${CHUNK_BYTES}-`);
    expect(await response.bytes()).toEqual(VIDEO.slice(CHUNK_BYTES, 2 * CHUNK_BYTES));
    expect(server.asked.slice(-2)).toEqual([chunkPathOf(video.hash), chunkPath(1)]);
    expect(await library.chunks.count()).toBe(0);
  });

  it('asks again past the HTTP cache when what came from there was altered', async () => {
    const caches: (RequestCache | undefined)[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      caches.push(init?.cache);
      return init?.cache === 'default' ? new Response('stale') : server.fetch(input, init);
    };
    const url = new URL(mediaUrl([course.shared], 'png'), 'http://caravan.test');
    const response = await respondMedia({ library, fetch }, new Request(url));
    expect(await response.bytes()).toEqual(bytesOf(500, 7));
    expect(caches).toEqual(['default', 'reload']);
  });

  it.each([
    [502, () => new Response(bytesOf(CHUNK_BYTES, 99))],
    [502, () => new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } })],
    [502, () => new Response(null, { status: 503 })],
    [404, () => new Response(null, { status: 404 })],
    [504, () => Response.error()],
  ])('is %i, never wrong bytes, when a chunk does not come as it should', async (status, answer) => {
    server.answer(chunkPath(0), answer);
    const response = await ask({ ref: video, ending: 'svg', headers: { range: 'bytes=0-' } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['network error', 'may come yet', 'error', () => Response.error()],
    ['network error', 'may come yet', 'error', () => new Response(null, { status: 503 })],
    ['answer that is final', 'never comes', 'default', () => new Response(null, { status: 404 })],
  ])('is, for a player, a(n) %s where a chunk %s [URL2]', async (_, __, type, answer) => {
    server.answer(chunkPath(0), answer);
    expect((await askRange('bytes=0-')).type).toBe(type);
  });

  it('leaves to the downloader, and to her rules, what a download has still to bring [URL2]', async () => {
    await download();
    await library.downloads.toCollection().modify((row) => {
      row.state = 'coming';
      delete row.kept;
    });
    await library.chunks.delete(chunkPath(1).slice(-64));
    server.asked.length = 0;
    expect((await (await askRange('bytes=0-')).bytes()).length).toBe(CHUNK_BYTES);
    expect((await askRange(`bytes=${CHUNK_BYTES}-`)).type).toBe('error');
    expect(server.asked).toEqual([]);
  });

  it('is not answered for an address that gives a wrong length [URL2]', async () => {
    await download();
    const response = await ask({ ref: { ...course.shared, bytes: 499 }, ending: 'png' });
    expect(response.ok).toBe(false);
  });
});
