import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Download,
  readDownloads,
  requestDownload,
  resumeDownload,
  runDownloads,
} from '../../../src/data/library/download.ts';
import { LibraryDb } from '../../../src/data/library/library-db.ts';
import { createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const first = putSampleCourse(server);
const second = putSampleCourse(server, { course: 4098 });
let library: LibraryDb;
let events: EventTarget;
let page: AbortController;
let running: Promise<void>;

let fetches: number;

const countedFetch: typeof fetch = (...request) => {
  fetches += 1;
  return server.fetch(...request);
};
const deps = () => ({ library, fetch: countedFetch, now: Date.now });
const request = (course: number) => requestDownload(deps(), { course, rung: 'text', lang: 'en' });
const start = () => {
  running = runDownloads(deps(), { signal: page.signal, events });
};
const state = async (course: number) =>
  (await readDownloads(library)).find((download: Download) => download.course === course);
const until = (course: number, expected: Partial<Download>) =>
  vi.waitFor(async () => expect(await state(course)).toMatchObject(expected), { timeout: 5_000 });

/** Waits until the downloader has set its alarm clock; how often it has tried so far. */
async function untilAsleep(): Promise<number> {
  while (vi.getTimerCount() === 0 || (await state(4097))?.reason !== 'offline') await new Promise(setImmediate);
  return fetches;
}

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  events = new EventTarget();
  page = new AbortController();
  fetches = 0;
  running = Promise.resolve();
  await listCourses(library, [first, second]);
});
afterEach(async () => {
  page.abort();
  await running;
  vi.restoreAllMocks();
  server.setOnline(true);
});

describe('the downloader', () => {
  it('fetches what was wished for before it started, and what is wished for later', async () => {
    await request(4097);
    start();
    await until(4097, { state: 'here' });
    await request(4098);
    await until(4098, { state: 'here' });
  });

  it('tries again at once, every time the browser says that there is a line again', async () => {
    server.setOnline(false);
    await request(4097);
    start();
    await until(4097, { state: 'waiting', reason: 'offline' });
    for (const tries of [2, 3, 4]) {
      events.dispatchEvent(new Event('online'));
      await vi.waitFor(() => expect(fetches).toBe(tries), { timeout: 4_000 });
      await until(4097, { state: 'waiting', reason: 'offline' });
    }
    server.setOnline(true);
    events.dispatchEvent(new Event('online'));
    await until(4097, { state: 'here' });
  });

  it('tries again by itself, ever more seldom, where nothing says that there is a line', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(Math, 'random').mockReturnValue(1);
    server.setOnline(false);
    await request(4097);
    start();
    for (const delayMs of [5_000, 10_000, 20_000]) {
      const before = await untilAsleep();
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(fetches).toBe(before);
      server.setOnline(delayMs === 20_000);
      await vi.advanceTimersByTimeAsync(1);
    }
    vi.useRealTimers();
    await until(4097, { state: 'here' });
  });

  it('goes on with what failed when the page starts again, but not with a full phone', async () => {
    await request(4097);
    await request(4098);
    await library.downloads.update(4097, { state: 'failed', reason: 'altered' });
    await library.downloads.update(4098, { state: 'failed', reason: 'full' });
    start();
    await until(4097, { state: 'here' });
    expect(await state(4098)).toMatchObject({ state: 'failed', reason: 'full' });
    await resumeDownload(deps(), 4098);
    await until(4098, { state: 'here' });
  });

  it('goes on with what a closed page left half-way', async () => {
    await request(4097);
    await library.downloads.update(4097, { state: 'coming' });
    start();
    await until(4097, { state: 'here' });
  });

  it('runs in one tab at a time, and the next takes over when that one closes', async () => {
    start();
    const other = new AbortController();
    let otherFetches = 0;
    const otherFetch: typeof fetch = (...request) => {
      otherFetches += 1;
      return server.fetch(...request);
    };
    const beside = { library: new LibraryDb(library.name), fetch: otherFetch, now: Date.now };
    const otherRunning = runDownloads(beside, { signal: other.signal, events });
    await request(4097);
    await until(4097, { state: 'here' });
    expect(otherFetches).toBe(0);
    page.abort();
    await request(4098);
    await until(4098, { state: 'here' });
    expect(otherFetches).toBeGreaterThan(0);
    other.abort();
    await otherRunning;
  });

  it('does not touch a course that is paused', async () => {
    await request(4097);
    await library.downloads.update(4097, { state: 'paused' });
    await request(4098);
    start();
    await until(4098, { state: 'here' });
    expect(await state(4097)).toMatchObject({ state: 'paused' });
  });
});
