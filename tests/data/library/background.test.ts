import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { pauseDownload, requestDownload } from '../../../src/data/library/download.ts';
import type { Download, Hold } from '../../../src/data/library/download-row.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { runDownloads } from '../../../src/data/library/run-downloads.ts';
import { takeInBackground } from '../../../src/data/library/take-in-background.ts';
import type { BlobKind } from '../../../src/protocol/pack/plan-download.ts';
import { fakeBackground } from './support/fake-background.ts';
import { chunkPathOf, createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse, VIDEO_BYTES } from './support/sample-course.ts';

const COURSE = 4097;
const server = createPackServer();
const course = putSampleCourse(server);
const ORIGIN = 'http://caravan.test';

let library: LibraryDb;
let browser: ReturnType<typeof fakeBackground>;
let page: AbortController;
let running: Promise<void>;
let hold: Hold | undefined;
let onFetch: (path: string) => void;

const deps = () => ({ library, now: Date.now, ...WITHOUT_RULES });
const start = () => {
  const fetch: typeof globalThis.fetch = (...request) => {
    onFetch(String(request[0]));
    return server.fetch(...request);
  };
  const works = { ...deps(), fetch, background: browser.background, mayMove: async () => hold };
  running = runDownloads(works, { signal: page.signal, events: new EventTarget() });
};
const row = (): Promise<Download | undefined> => library.downloads.get(COURSE);
const until = (expected: object) =>
  vi.waitFor(async () => expect(await row()).toMatchObject(expected), { timeout: 15_000 });
const untilHandedOver = () => vi.waitFor(() => expect(browser.asked).toHaveLength(1), { timeout: 5_000 });

/** The page is left as soon as it asks for the course's text. */
const leaveAtOnce = () => {
  onFetch = (path) =>
    path.includes('/chunks/') && library.courses.count().then((known) => known > 0 && browser.leave());
};

/** The service worker is told of its end, with answers for what was asked for; `altered` are the numbers of those that came out otherwise. */
async function endWith({ altered = [], missing = [] }: { altered?: number[]; missing?: number[] } = {}): Promise<void> {
  const files = new Map(server.files());
  const answer = async (url: string, n: number): Promise<Response> => {
    if (missing.includes(n)) throw new TypeError('the answer did not come');
    const bytes = files.get(url.slice('/packs/'.length)) ?? new Uint8Array();
    return new Response(altered.includes(n) ? bytes.map((byte) => byte ^ 1) : bytes);
  };
  const records = (browser.asked[0]?.urls ?? []).map((url, n) => {
    const responseReady = answer(url, n);
    responseReady.catch(() => undefined);
    return { request: new Request(ORIGIN + url), responseReady };
  });
  browser.end();
  const fetched = { id: `course-${COURSE}`, downloaded: 0, matchAll: async () => records, abort: async () => true };
  await takeInBackground({ library, now: Date.now, count: (_, __, bytes) => counted.push(bytes) }, fetched);
}
let counted: number[];

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  browser = fakeBackground();
  page = new AbortController();
  hold = undefined;
  counted = [];
  server.asked.length = 0;
  onFetch = () => undefined;
  await listCourses(library, [course]);
  await requestDownload(deps(), { course: COURSE, rung: '240', lang: 'en' });
});
afterEach(async () => {
  page.abort();
  await running;
});

const chunkFiles = () => server.asked.filter((path) => path.startsWith('chunks/'));

describe('a page that is left in the middle of a download', () => {
  it('hands what lacks to the browser, takes in what came, and fetches nothing twice [DL20]', async () => {
    leaveAtOnce();
    start();
    await untilHandedOver();
    const [asked] = browser.asked;
    expect(asked).toMatchObject({ id: 'course-4097', options: { title: 'Course' } });
    // The video at least; its texts may be in the page's own hands.
    expect(asked?.options.downloadTotal).toBeGreaterThanOrEqual(VIDEO_BYTES);
    await until({ handedOver: { kinds: expect.arrayContaining(['video']) } });
    await endWith();
    await until({ state: 'here' });
    const byPage = chunkFiles();
    expect(new Set(byPage).size).toBe(byPage.length);
    for (const url of asked?.urls ?? []) expect(byPage).not.toContain(url.slice('/packs/'.length));
    expect(await row()).not.toHaveProperty('handedOver');
    expect(counted.reduce((sum, bytes) => sum + bytes, 0)).toBe(asked?.options.downloadTotal);
  });

  it('believes nothing that has not its hash, and fetches just that itself [DL3]', async () => {
    leaveAtOnce();
    start();
    await untilHandedOver();
    const urls = browser.asked[0]?.urls ?? [];
    await endWith({ altered: [urls.length - 1], missing: [urls.length - 2] });
    await until({ state: 'here' });
    const byPage = chunkFiles().filter((path) => urls.includes(`/packs/${path}`));
    expect(byPage.sort()).toEqual(
      urls
        .slice(-2)
        .map((url) => url.slice('/packs/'.length))
        .sort(),
    );
  });

  it('goes on by itself where the browser refuses [DL20]', async () => {
    browser.state.isRefused = true;
    leaveAtOnce();
    start();
    await until({ state: 'here' });
    expect(await row()).not.toHaveProperty('handedOver');
  });

  it('hands over nothing that her rules would hold up over mobile data [DL21]', async () => {
    const kinds = new Set<BlobKind>();
    browser.state.mayGo = ({ kind }) => {
      kinds.add(kind);
      return kind !== 'video';
    };
    leaveAtOnce();
    start();
    await until({ state: 'here' });
    expect(kinds).toContain('video');
    expect(browser.asked).toHaveLength(0);
  });

  it('asks her rules for all of it together [DL21]', async () => {
    browser.state.mayGo = ({ bytes }) => bytes < VIDEO_BYTES / 2;
    leaveAtOnce();
    start();
    await until({ state: 'here' });
    expect(browser.asked).toHaveLength(0);
  });
});

describe('a page that finds the browser at work', () => {
  beforeEach(async () => {
    leaveAtOnce();
    start();
    await untilHandedOver();
    browser.state.isLeft = false;
    await until({ handedOver: {} });
  });

  it('tells how far it is, and fetches nothing meanwhile [DL22]', async () => {
    const before = server.asked.length;
    const { doneBytes = 0 } = (await row()) ?? {};
    browser.state.downloaded = 1_000_000;
    await vi.waitFor(async () => expect((await row())?.doneBytes).toBeGreaterThanOrEqual(1_000_000), {
      timeout: 5_000,
    });
    expect((await row())?.doneBytes).toBeGreaterThan(doneBytes);
    expect(server.asked.slice(before).filter((path) => browser.asked[0]?.urls.includes(`/packs/${path}`))).toEqual([]);
  });

  it('ends it when she pauses the download [DL22]', async () => {
    await pauseDownload(deps(), COURSE);
    await vi.waitFor(() => expect(browser.state.aborted).toBe(1), { timeout: 5_000 });
    await endWith();
    expect(await row()).toMatchObject({ state: 'paused' });
  });

  it('ends it when her rules say no [DL22]', async () => {
    hold = 'limit';
    await vi.waitFor(() => expect(browser.state.aborted).toBe(1), { timeout: 5_000 });
    await endWith();
    await until({ state: 'here' });
  });

  it('does it all by itself where nobody ever takes in what came [DL22]', { timeout: 30_000 }, async () => {
    browser.end();
    await until({ state: 'here' });
    expect(chunkFiles()).toContain(chunkPathOf(course.video.hash));
  });
});
