import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCourse } from '../../../src/data/library/course.ts';
import { readText } from '../../../src/data/library/course-text.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { planDownload, readDownloads, removeCourse, requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import type { Rung } from '../../../src/protocol/pack/module-manifest.ts';
import { createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const first = putSampleCourse(server);
const second = putSampleCourse(server, { course: 4098 });
const { signal } = new AbortController();
let library: LibraryDb;

const deps = () => ({ library, fetch: server.fetch, now: Date.now, ...WITHOUT_RULES });
async function download(course: number, rung: Rung = '240'): Promise<void> {
  await requestDownload(deps(), { course, rung, lang: 'en' });
  const wish = (await readDownloads(library)).find((row) => row.course === course);
  if (wish) await fetchDownload(deps(), wish, { signal });
}
const isKept = async (hash: string) => (await library.chunks.get(hash)) !== undefined;

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  await listCourses(library, [first, second]);
});

describe('removing a course', () => {
  it('frees all but what another course shows too', async () => {
    await download(4097);
    await download(4098);
    await removeCourse(deps(), 4097);
    expect(await isKept(first.modules[0]?.text.en?.hash ?? '')).toBe(false);
    expect(await library.lists.get(first.video.hash)).toBeUndefined();
    expect(await isKept(first.shared.hash)).toBe(true);
    expect(await readDownloads(library)).toMatchObject([{ course: 4098, state: 'here' }]);
    await removeCourse(deps(), 4098);
    expect(await library.chunks.count()).toBe(0);
    expect(await library.lists.count()).toBe(0);
  });

  it('leaves of another course what is usable while a higher rung of it is on its way', async () => {
    await download(4098, 'audio');
    await download(4097);
    await requestDownload(deps(), { course: 4098, rung: '240', lang: 'en' });
    const before = await library.chunks.count();
    await removeCourse(deps(), 4097);
    const sound = planDownload(second, { rung: 'audio', lang: 'en' }).at(-1)?.hash ?? '';
    expect(await isKept(sound)).toBe(true);
    expect(await library.chunks.count()).toBeLessThan(before);
  });

  it('keeps a chunk that two courses share only once, and fetches it once', async () => {
    await download(4097);
    server.asked.length = 0;
    await download(4098);
    expect(server.asked.some((path) => path.endsWith(first.shared.hash))).toBe(false);
  });

  it('leaves its manifests, so that what she did in it can still be named without a line', async () => {
    await download(4097);
    await removeCourse(deps(), 4097);
    await library.listings.clear();
    await library.listed.clear();
    server.setOnline(false);
    expect((await openCourse(deps(), 4097, { signal }))?.root.title.en).toBe('Course');
    server.setOnline(true);
  });

  it('takes texts along that were only read, never downloaded', async () => {
    const course = await openCourse(deps(), 4098, { signal });
    const [module] = course?.modules ?? [];
    if (module) await readText(deps(), module, 'fr', { signal });
    expect(await isKept(module?.text.fr?.hash ?? '')).toBe(true);
    await download(4097);
    expect(await isKept(module?.text.fr?.hash ?? '')).toBe(false);
  });
});
