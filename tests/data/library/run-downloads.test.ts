import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { type Download, readDownloads, requestDownload, resumeDownload } from '../../../src/data/library/download.ts';
import type { Hold } from '../../../src/data/library/download-row.ts';
import { LibraryDb } from '../../../src/data/library/library-db.ts';
import { getNow, moveToFront } from '../../../src/data/library/queue.ts';
import { runDownloads } from '../../../src/data/library/run-downloads.ts';
import type { Move } from '../../../src/data/usage/may-move.ts';
import type { Rung } from '../../../src/protocol/pack/module-manifest.ts';
import type { BlobKind } from '../../../src/protocol/pack/plan-download.ts';
import { bytesOf, chunkPathOf, createPackServer, sha256Of } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse, VIDEO_BYTES } from './support/sample-course.ts';

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
const deps = () => ({ library, fetch: countedFetch, now: Date.now, ...WITHOUT_RULES });
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
  vi.useRealTimers();
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

  it('fetches from a source that has all of it what no rule of hers would let come, and the rest by her rules', async () => {
    const [asked, source] = [new Set<string>(), 'https://hub.example'];
    let isNear = false;
    const viaHub: typeof fetch = (input, init) => {
      const url = String(input);
      asked.add(url.startsWith(source) ? source : 'own');
      return countedFetch(url.replace(source, ''), init);
    };
    const news = new EventTarget();
    const works = {
      ...{ ...deps(), fetch: viaHub, mayMove: async () => 'wifi' as const },
      sourceOf: async ({ course }: Download) => (isNear && course === 4097 ? source : undefined),
      watchUsage: (changed: () => void) => {
        news.addEventListener('change', changed);
        return () => news.removeEventListener('change', changed);
      },
    };
    await request(4098);
    await request(4097);
    running = runDownloads(works, { signal: page.signal, events });
    await until(4097, { state: 'waiting', hold: 'wifi' });
    expect([...asked]).toEqual([]);
    isNear = true;
    news.dispatchEvent(new Event('change'));
    await until(4097, { state: 'here' });
    await until(4098, { state: 'waiting', hold: 'wifi' });
    expect([...asked]).toEqual([source]);
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

  it('tries again soon where the line dropped, but had brought something', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(Math, 'random').mockReturnValue(1);
    server.setOnline(false);
    await requestDownload(deps(), { course: 4097, rung: '240', lang: 'en' });
    start();
    for (const delayMs of [5_000, 10_000]) {
      await untilAsleep();
      await vi.advanceTimersByTimeAsync(delayMs);
    }
    await untilAsleep();
    // The next try brings the texts; then the line is gone again.
    const picture = chunkPathOf(sha256Of(chunkOf(0)));
    server.answer(picture, () => HttpResponse.error());
    server.setOnline(true);
    const before = fetches;
    await vi.advanceTimersByTimeAsync(20_000);
    await vi.waitFor(() => expect(server.asked).toContain(picture));
    expect(fetches).toBeGreaterThan(before);
    await untilAsleep();
    server.answer(picture, undefined);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    await until(4097, { state: 'here' });
  });

  it('asks for altered bytes again when a line comes, and never because time has passed [DL6]', async () => {
    const altered = chunkPathOf(first.modules[0]?.text.en?.hash ?? '');
    server.answer(altered, () => new HttpResponse(new Uint8Array(3)));
    server.answer(chunkPathOf(second.modules[0]?.text.en?.hash ?? ''), () => new HttpResponse(null, { status: 503 }));
    vi.spyOn(Math, 'random').mockReturnValue(0);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await request(4097);
    await request(4098);
    start();
    const tries = () => server.asked.filter((path) => path === altered).length;
    const untilTrouble = async () => {
      while ((await state(4098))?.reason !== 'trouble') {
        await new Promise(setImmediate);
        await vi.advanceTimersByTimeAsync(1);
      }
    };
    await untilTrouble();
    const before = tries();
    for (let round = 0; round < 3; round++) {
      await vi.advanceTimersByTimeAsync(300_000);
      await untilTrouble();
    }
    expect(tries()).toBe(before);
    expect(await state(4097)).toMatchObject({ state: 'failed', reason: 'altered' });
    server.answer(altered, undefined);
    events.dispatchEvent(new Event('online'));
    vi.useRealTimers();
    await until(4097, { state: 'here' });
    server.answer(chunkPathOf(second.modules[0]?.text.en?.hash ?? ''), undefined);
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
    const beside = { library: new LibraryDb(library.name), fetch: otherFetch, now: Date.now, ...WITHOUT_RULES };
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

describe('the rules that she gave', () => {
  /** What is held, by kind. */
  let holds: Partial<Record<BlobKind, Hold>>;
  let asked: Move[];
  let tellOfUsage: () => void;
  const underRules = () => ({
    ...deps(),
    mayMove: async (move: Move) => {
      asked.push(move);
      return move.isNow ? undefined : holds[move.kind];
    },
    watchUsage: (changed: () => void) => {
      tellOfUsage = changed;
      return () => undefined;
    },
  });
  const begin = () => {
    running = runDownloads(underRules(), { signal: page.signal, events });
  };
  const ask = (course: number, rung: Rung) => requestDownload(deps(), { course, rung, lang: 'en' });
  const isKept = async (hash = '') => (await library.chunks.get(hash)) !== undefined;
  const [module] = first.modules;

  beforeEach(() => {
    holds = {};
    asked = [];
    tellOfUsage = () => undefined;
  });

  it('hold the video and let all that comes before it through; the next in the queue goes on [DL7]', async () => {
    holds = { video: 'wifi' };
    await ask(4097, '240');
    await ask(4098, 'text');
    begin();
    await until(4098, { state: 'here' });
    await until(4097, { state: 'waiting', hold: 'wifi' });
    expect(await isKept(module?.text.en?.hash)).toBe(true);
    expect(await isKept(first.shared.hash)).toBe(true);
    expect(await library.lists.get(first.video.hash)).toBeUndefined();
    const [row] = await readDownloads(library);
    expect(row?.doneBytes).toBe((row?.totalBytes ?? 0) - VIDEO_BYTES - (1 + 67 * 3));
  });

  it('are asked again when something has changed, and the download goes on by itself [DL7]', async () => {
    holds = { video: 'limit' };
    await ask(4097, '240');
    begin();
    await until(4097, { state: 'waiting', hold: 'limit' });
    tellOfUsage();
    await until(4097, { state: 'waiting', hold: 'limit' });
    holds = {};
    tellOfUsage();
    await until(4097, { state: 'here' });
    expect((await state(4097))?.hold).toBeUndefined();
  });

  it('are not asked for anything but what was refused while it waits, and fetch nothing [DL7]', async () => {
    holds = { video: 'limit' };
    await ask(4097, '240');
    begin();
    await until(4097, { state: 'waiting', hold: 'limit' });
    const [askedBefore, fetchesBefore] = [asked.length, fetches];
    await vi.waitFor(() => {
      tellOfUsage();
      expect(asked.length).toBeGreaterThanOrEqual(askedBefore + 3);
    });
    expect(asked.slice(askedBefore).every(({ kind }) => kind === 'video')).toBe(true);
    expect(fetches).toBe(fetchesBefore);
  });

  it('hold the manifests too: a day that is used up lets nothing through [DL7]', async () => {
    holds = { text: 'limit' };
    await ask(4097, 'text');
    begin();
    await until(4097, { state: 'waiting', hold: 'limit' });
    expect(fetches).toBe(0);
  });

  it('do not hold what she wants now, until it is here [DL7]', async () => {
    holds = { text: 'wifi', captions: 'wifi', pictures: 'wifi', sound: 'wifi', video: 'wifi' };
    await ask(4097, '144');
    await ask(4098, '144');
    begin();
    await until(4097, { state: 'waiting', hold: 'wifi' });
    await until(4098, { state: 'waiting', hold: 'wifi' });
    await getNow(deps(), 4098);
    await until(4098, { state: 'here' });
    expect((await state(4098))?.isNow).toBeUndefined();
    expect(await state(4097)).toMatchObject({ state: 'waiting', hold: 'wifi' });
  });

  it('are told how much a piece moves with what is in hand, and how much is left in all [DL7]', async () => {
    await ask(4097, '240');
    begin();
    await until(4097, { state: 'here' });
    const moves = asked.filter(({ kind }) => kind === 'video');
    expect(moves.at(-1)).toMatchObject({ bytes: 700, restBytes: 700 });
    expect(moves.at(-2)).toMatchObject({ bytes: 1_048_576, restBytes: 1_048_576 + 700 });
    const { totalBytes = 0 } = (await state(4097)) ?? {};
    expect(asked.find(({ restBytes }) => restBytes > 1)?.restBytes).toBe(totalBytes);
  });
});

describe('the order', () => {
  it('is that of the queue, and another that is moved to the front goes on at the next piece [DL8]', async () => {
    const [whole, tail] = [0, 2].map((n) => chunkPathOf(sha256Of(chunkOf(n))));
    const other = chunkPathOf(second.modules[0]?.text.en?.hash ?? '');
    await requestDownload(deps(), { course: 4097, rung: '240', lang: 'en' });
    await request(4098);
    server.asked.length = 0;
    const moving: typeof fetch = async (...args) => {
      if (String(args[0]).endsWith(whole ?? '')) {
        await moveToFront(deps(), 4098);
        // The line is slower than the news of it.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return countedFetch(...args);
    };
    running = runDownloads({ ...deps(), fetch: moving }, { signal: page.signal, events });
    await until(4098, { state: 'here' });
    await until(4097, { state: 'here' });
    const at = (path = '') => server.asked.indexOf(path);
    expect(at(other)).toBeGreaterThan(at(whole));
    expect(at(tail)).toBeGreaterThan(at(other));
  });
});

/** A chunk of the first course's video. */
const chunkOf = (n: number) => bytesOf(VIDEO_BYTES, 4097).slice(n * 1_048_576, (n + 1) * 1_048_576);
