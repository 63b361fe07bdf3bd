import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BALLAST_BYTES, isFull, takeBallast, writeSmall } from '../../../src/data/library/ballast.ts';
import { openCourse } from '../../../src/data/library/course.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import {
  type Download,
  readDownloads,
  removeCourse,
  requestDownload,
  resumeDownload,
} from '../../../src/data/library/download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { PackProblem } from '../../../src/data/library/pack-problem.ts';
import { runDownloads } from '../../../src/data/library/run-downloads.ts';
import { type FullPhone, fillPhone } from './support/full-phone.ts';
import { createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const course = putSampleCourse(server);
let library: LibraryDb;
let phone: FullPhone;
let page: AbortController;
let running: Promise<void>;

const deps = () => ({ library, fetch: server.fetch, now: Date.now, ...WITHOUT_RULES });
const request = () => requestDownload(deps(), { course: 4097, rung: '240', lang: 'en' });
const start = () => {
  running = runDownloads(deps(), { signal: page.signal, events: new EventTarget() });
};
const row = async () => (await readDownloads(library))[0];
const until = (expected: Partial<Download>) =>
  vi.waitFor(async () => expect(await row()).toMatchObject(expected), { timeout: 5_000 });

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  page = new AbortController();
  running = Promise.resolve();
  await listCourses(library, [course]);
  phone = fillPhone(library);
});
afterEach(async () => {
  page.abort();
  await running;
  vi.restoreAllMocks();
});

describe('the ballast', () => {
  it('is taken once, and told from one that a full phone gave up', async () => {
    expect(await isFull(library)).toBe(false);
    expect(await takeBallast(library)).toBe(true);
    phone.fill(100);
    await writeSmall(library, () => library.lists.put({ hash: 'small', chunks: [] }));
    expect(await isFull(library)).toBe(true);
    phone.fill(BALLAST_BYTES - 1);
    expect(await takeBallast(library)).toBe(false);
    phone.empty();
    expect(await takeBallast(library)).toBe(true);
    expect(await isFull(library)).toBe(false);
  });

  it('is of no help where nothing is left of it: then the phone says that it is full', async () => {
    phone.fill(0);
    const write = writeSmall(library, () => library.lists.put({ hash: 'small', chunks: [] }));
    await expect(write).rejects.toThrow(new PackProblem('full'));
  });
});

describe('a download on a full phone', () => {
  it.each([0, 1_000, 50_000, BALLAST_BYTES, 1_000_000])(
    'says that it is full, goes on when there is room, and is never left without a word (%i bytes free)',
    async (freeBytes) => {
      await takeBallast(library);
      phone.fill(freeBytes);
      await request();
      start();
      await until({ state: 'failed', reason: 'full' });
      phone.empty();
      await resumeDownload(deps(), 4097);
      await until({ state: 'here' });
    },
  );

  it('says so even where not a row can be written, and goes on by itself then', async () => {
    await takeBallast(library);
    await request();
    await library.downloads.update(4097, { state: 'coming' });
    await library.ballast.delete('held');
    phone.fill(0);
    server.asked.length = 0;
    start();
    await vi.waitFor(() => expect(phone.refused()).toBeGreaterThan(1));
    await until({ state: 'failed', reason: 'full' });
    expect(server.asked).toEqual([]);
    phone.empty();
    // Whatever is changed wakes the downloader.
    await library.downloads.update(4097, { updatedAt: 1 });
    await until({ state: 'here' });
  });

  it('can be taken off a phone on which nothing can be written', async () => {
    await request();
    start();
    await until({ state: 'here' });
    await library.ballast.delete('held');
    phone.fill(0);
    await removeCourse(deps(), 4097);
    expect(await library.chunks.count()).toBe(0);
    expect(await isFull(library)).toBe(false);
  });
});

describe('a course on a full phone', () => {
  it('opens all the same, as long as there is a line', async () => {
    phone.fill(0);
    const opened = await openCourse(deps(), 4097, { signal: page.signal });
    expect(opened?.root.title.en).toBe('Course');
    expect(await library.courses.count()).toBe(0);
  });
});
