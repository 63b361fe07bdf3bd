import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelDownload } from '../../../src/data/library/cancel-download.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { pinCourse, requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const course = putSampleCourse(server);
const { signal } = new AbortController();
let library: LibraryDb;

const deps = () => ({ library, fetch: server.fetch, now: Date.now, ...WITHOUT_RULES });
const row = () => library.downloads.get(4097);
async function fetchAll(): Promise<void> {
  const wish = await row();
  if (wish) await fetchDownload(deps(), wish, { signal });
}

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  await listCourses(library, [course]);
});

describe('taking back a wish', () => {
  it('for a course that is not whole in any form leaves nothing of it', async () => {
    await requestDownload(deps(), { course: 4097, rung: '240', lang: 'en' });
    await cancelDownload(deps(), 4097);
    expect(await row()).toBeUndefined();
  });

  it('for more of a course keeps what was whole before, and lets go of the rest', async () => {
    await requestDownload(deps(), { course: 4097, rung: 'text', lang: 'en' });
    await fetchAll();
    const before = await library.chunks.count();
    await requestDownload(deps(), { course: 4097, rung: '240', lang: 'en', isNow: true });
    await cancelDownload(deps(), 4097);
    expect(await row()).toMatchObject({ rung: 'text', state: 'waiting', kept: { rung: 'text' } });
    expect(await row()).not.toHaveProperty('isNow');
    await fetchAll();
    expect(await row()).toMatchObject({ rung: 'text', state: 'here' });
    expect(await library.chunks.count()).toBe(before);
  });

  it('for a newer version goes back to the one that is whole, with all that was said of the course', async () => {
    await requestDownload(deps(), { course: 4097, rung: 'none', parts: { 2: 'text' }, lang: 'en' });
    await fetchAll();
    await pinCourse(deps(), 4097, true);
    await library.downloads.update(4097, { version: 7, state: 'coming', parts: { 2: '240' } });
    await cancelDownload(deps(), 4097);
    expect(await row()).toMatchObject({ version: 1, parts: { 2: 'text' }, isPinned: true });
  });
});
