import { IDBObjectStore } from 'fake-indexeddb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCourse } from '../../../src/data/library/course.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { pauseDownload, readDownloads, removeCourse, requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import { LibraryDb } from '../../../src/data/library/library-db.ts';
import type { Rung } from '../../../src/protocol/pack/module-manifest.ts';
import { bytesOf, chunkPathOf, createPackServer } from './support/pack-server.ts';
import { corruptChunk, listCourses, newLibrary, reloaded } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const course = putSampleCourse(server);
const COURSE = course.root.course;
let library: LibraryDb;

const deps = () => ({ library, fetch: server.fetch, now: () => 1_000, ...WITHOUT_RULES });
const request = (rung: Rung = '240', lang = 'en') => requestDownload(deps(), { course: COURSE, rung, lang });
const row = async () => (await readDownloads(library)).find((download) => download.course === COURSE);

/** Runs the download that is wished for, once. */
async function run(signal = new AbortController().signal) {
  const wish = await row();
  if (!wish) throw new Error('nothing is wished for');
  return fetchDownload(deps(), wish, { signal });
}

/** The paths of the chunks of the video, in order. */
const videoChunks = async () => {
  const list = await library.lists.get(course.video.hash);
  return (list?.chunks ?? []).map(chunkPathOf);
};
const chunkOfVideo = (n: number): string => {
  const chunk = server.putBlob(bytesOf(course.video.bytes, COURSE).slice(n * 1_048_576, (n + 1) * 1_048_576));
  return chunkPathOf(chunk.hash);
};

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  // No back-off: a test does not wait.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await listCourses(library, [course]);
  server.asked.length = 0;
});
afterEach(() => {
  for (const n of [0, 1, 2]) server.answer(chunkOfVideo(n), undefined);
  server.setOnline(true);
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'storage');
});

describe('a download', () => {
  it('is here once every chunk lies on the phone, each fetched once', async () => {
    await request();
    expect(await row()).toMatchObject({ state: 'waiting', doneBytes: 0 });
    expect(await run()).toBe('here');
    const download = await row();
    expect(download).toMatchObject({ state: 'here', kept: { version: 1, rung: '240', lang: 'en' } });
    expect(download?.doneBytes).toBe(download?.totalBytes);
    expect(await videoChunks()).toHaveLength(3);
    expect(new Set(server.asked).size).toBe(server.asked.length);
  });

  it('brings what can be studied first: text, captions, pictures, then the video [CAT3]', async () => {
    await request();
    await run();
    const [module] = course.modules;
    const text = chunkPathOf(module?.text.en?.hash ?? '');
    const position = (path: string) => server.asked.indexOf(path);
    expect(position(text)).toBeGreaterThan(0);
    expect(position(text)).toBeLessThan(position(chunkPathOf(course.shared.hash)));
    expect(position(chunkPathOf(course.shared.hash))).toBeLessThan(position(chunkPathOf(course.video.hash)));
  });

  it('goes on after a reload where it was, and fetches no chunk twice', async () => {
    await request();
    const page = new AbortController();
    server.answer(chunkOfVideo(2), () => {
      page.abort();
      return new Response(null, { status: 500 });
    });
    expect(await run(page.signal)).toBe('stopped');
    library = reloaded(library);
    const before = await row();
    expect(before).toMatchObject({ state: 'coming' });
    expect(before?.doneBytes).toBeGreaterThan(1_000_000);
    server.answer(chunkOfVideo(2), undefined);
    const kept = new Set(await library.chunks.toCollection().primaryKeys());
    const fetchedBefore = server.asked.splice(0).filter((path) => kept.has(path.slice(-64)));
    expect(await run()).toBe('here');
    expect(server.asked.filter((path) => fetchedBefore.includes(path))).toEqual([]);
  });

  it.each([
    ['altered', () => new Response(bytesOf(700, 99)), 'failed'],
    ['portal', () => new Response('<html>Sign in', { headers: { 'content-type': 'text/html' } }), 'waiting'],
    ['missing', () => new Response(null, { status: 404 }), 'failed'],
    ['trouble', () => new Response(null, { status: 503 }), 'failed'],
    ['offline', () => Response.error(), 'waiting'],
  ])('that ends as %s keeps what it got, never says here, and can be gone on with', async (reason, answer, state) => {
    await request();
    server.answer(chunkOfVideo(2), answer);
    expect(await run()).toBe(reason);
    const download = await row();
    expect(download).toMatchObject({ state, reason });
    expect(download?.doneBytes).toBeGreaterThan(2_000_000);
    server.answer(chunkOfVideo(2), undefined);
    server.asked.length = 0;
    expect(await run()).toBe('here');
    expect(server.asked).toEqual([chunkOfVideo(2), `courses/${COURSE}.json`]);
    expect((await row())?.reason).toBeUndefined();
  });

  it('fetches what the phone loses as fast as it comes three times, and does not go on by itself [DL9]', async () => {
    await request();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const isWhole = value?.bytes?.size === 1_048_576;
      return put.call(this, isWhole ? { ...value, bytes: new Blob([new Uint8Array(1_048_576)]) } : value, key);
    });
    server.asked.length = 0;
    expect(await run()).toBe('altered');
    expect(await row()).toMatchObject({ state: 'failed', reason: 'altered' });
    expect(server.asked.filter((path) => path === chunkOfVideo(1))).toHaveLength(3);
  });

  it('says full when the phone refuses a chunk, and keeps what it got', async () => {
    await request();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (value?.bytes?.size === 1_048_576) throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    expect(await run()).toBe('full');
    expect(await row()).toMatchObject({ state: 'failed', reason: 'full' });
    expect(await library.chunks.count()).toBeGreaterThan(2);
  });

  it('says full before it costs her anything when the browser tells that it cannot fit', async () => {
    const estimate = async () => ({ usage: 0, quota: 21_000_000 });
    Object.defineProperty(navigator, 'storage', { value: { estimate }, configurable: true });
    await request();
    expect(await run()).toBe('full');
    expect(server.asked).not.toContain(chunkOfVideo(0));
    await request('text');
    expect(await run()).toBe('here');
  });

  it('reads back what it has written, and fetches again alone what the phone did not keep well', async () => {
    await request();
    let isSpoilt = false;
    library.chunks.hook('creating', (_, chunk) => {
      if (chunk.bytes.size !== 700 || isSpoilt) return;
      isSpoilt = true;
      chunk.bytes = new Blob(['spoilt on the way to the disk']);
    });
    expect(await run()).toBe('here');
    expect(server.asked.filter((path) => path === chunkOfVideo(2))).toHaveLength(2);
    expect(server.asked.filter((path) => path === chunkOfVideo(1))).toHaveLength(1);
  });

  it('is not said to be here any more once a chunk is gone, and fetches just that one again', async () => {
    await request();
    await run();
    await library.chunks.delete(chunkOfVideo(1).slice(-64));
    const download = await row();
    expect(download).toMatchObject({ state: 'waiting' });
    expect((download?.totalBytes ?? 0) - (download?.doneBytes ?? 0)).toBe(1_048_576);
    server.asked.length = 0;
    expect(await run()).toBe('here');
    expect(server.asked).toEqual([chunkOfVideo(1)]);
  });

  it('finds a corrupt chunk when it is asked for anew', async () => {
    await request();
    await run();
    await corruptChunk(library, chunkOfVideo(0).slice(-64));
    await request();
    server.asked.length = 0;
    expect(await run()).toBe('here');
    expect(server.asked).toEqual([chunkOfVideo(0)]);
  });

  it('stops at once when she pauses it in another tab, and stays paused', async () => {
    await request();
    server.answer(chunkOfVideo(1), async () => {
      await pauseDownload({ library: new LibraryDb(library.name), now: Date.now }, COURSE);
      return new Promise(() => undefined);
    });
    expect(await run()).toBe('stopped');
    expect(await row()).toMatchObject({ state: 'paused' });
  });

  it('that is removed while it comes leaves nothing behind', async () => {
    await request();
    server.answer(chunkOfVideo(1), async () => {
      await removeCourse(deps(), COURSE);
      return new Response(bytesOf(course.video.bytes, COURSE).slice(1_048_576, 2 * 1_048_576));
    });
    expect(await run()).toBe('stopped');
    expect(await row()).toBeUndefined();
    expect(await library.chunks.count()).toBe(0);
  });

  it('at a higher rung fetches only what is new, and lets go of the lower one once it is here', async () => {
    await request('144');
    await run();
    server.asked.length = 0;
    await request('240');
    expect(await row()).toMatchObject({ state: 'waiting', kept: { rung: '144' } });
    expect(await run()).toBe('here');
    expect(server.asked).toHaveLength(4);
    const lower = course.modules[0]?.lessons[0]?.items[1];
    if (lower?.kind !== 'video') throw new Error('the second item is the video');
    expect(await library.chunks.get(lower.renditions['144']?.parts[0]?.hash ?? '')).toBeUndefined();
  });

  it('of a newer version leaves the old one open until the new one is whole', async () => {
    await request('text');
    await run();
    const next = putSampleCourse(server, { version: 2, words: 'Read again.' });
    await listCourses(library, [next]);
    await request('text');
    server.asked.length = 0;
    const path = chunkPathOf(next.modules[0]?.text.en?.hash ?? '');
    server.answer(path, () => Response.error());
    expect(await run()).toBe('offline');
    expect((await readCourse(library, COURSE))?.version).toBe(1);
    server.answer(path, undefined);
    expect(await run()).toBe('here');
    expect((await readCourse(library, COURSE))?.version).toBe(2);
    expect(await library.courses.count()).toBe(1);
    expect(server.asked).not.toContain(chunkPathOf(course.shared.hash));
  });
});
