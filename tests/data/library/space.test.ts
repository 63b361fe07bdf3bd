import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchedByAll } from '../../../src/data/library/course-use.ts';
import { WITHOUT_RULES } from '../../../src/data/library/deps.ts';
import { type Download, pinCourse, readDownloads, requestDownload } from '../../../src/data/library/download.ts';
import { fetchDownload } from '../../../src/data/library/fetch-download.ts';
import { letGo } from '../../../src/data/library/let-go.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { type CourseUse, proposeRemoval } from '../../../src/data/library/propose-removal.ts';
import { findRemovable, type Removable } from '../../../src/data/library/removable.ts';
import { readShelf, type Shelf } from '../../../src/data/library/shelf.ts';
import { weighLibrary } from '../../../src/data/library/weigh-library.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { FLAG } from '../../../src/protocol/facts/fact.ts';
import type { Rung, VideoItem } from '../../../src/protocol/pack/module-manifest.ts';
import { fillPhone } from './support/full-phone.ts';
import { createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse, VIDEO_BYTES } from './support/sample-course.ts';

const VIDEO = 3;
const SHARED_BYTES = 500;
const SOUND_BYTES = 4_000;

const server = createPackServer();
const first = putSampleCourse(server);
const second = putSampleCourse(server, { course: 4098 });
const { signal } = new AbortController();
let library: LibraryDb;

const deps = () => ({ library, fetch: server.fetch, now: Date.now, ...WITHOUT_RULES });
async function download(course: number, rung: Rung): Promise<void> {
  await requestDownload(deps(), { course, rung, lang: 'en' });
  const wish = await row(course);
  if (wish) await fetchDownload(deps(), wish, { signal });
}
const row = async (course: number) => (await readDownloads(library)).find((one) => one.course === course);
const weigh = async () => weighLibrary(await readShelf(library));
const removable = async (isOnline = false) => findRemovable(await readShelf(library), { isOnline });

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  await listCourses(library, [first, second]);
});
afterEach(() => vi.restoreAllMocks());

describe('the weight of the library', () => {
  it('is told by course and kind, and counts what two courses share once', async () => {
    await download(4097, '240');
    await download(4098, 'audio');
    const { kinds, courses } = await weigh();
    expect(kinds.video).toBe(VIDEO_BYTES);
    expect(kinds.sound).toBe(SOUND_BYTES);
    // The posters of both, and the drawing once.
    expect(kinds.pictures).toBe(2 * 300 + SHARED_BYTES);
    expect(courses).toMatchObject([
      { course: 4097, kinds: { video: VIDEO_BYTES, pictures: 300 }, sharedBytes: SHARED_BYTES },
      { course: 4098, kinds: { sound: SOUND_BYTES, pictures: 300 }, sharedBytes: SHARED_BYTES },
    ]);
  });

  it('is what lies on the phone, to the byte, but for manifests', async () => {
    await download(4097, '240');
    const { kinds } = await weigh();
    const counted = Object.values(kinds).reduce((sum, bytes) => sum + bytes, 0);
    const manifests = [first.rootRef.hash, ...first.root.modules.map(({ manifest }) => manifest.hash)];
    const chunks = (await library.chunks.toArray()).filter(({ hash }) => !manifests.includes(hash));
    expect(counted).toBe(chunks.reduce((sum, { bytes }) => sum + bytes.size, 0));
  });

  it('counts of a download that was stopped what has come', async () => {
    await download(4097, 'audio');
    await requestDownload(deps(), { course: 4097, rung: '240', lang: 'en' });
    expect((await weigh()).kinds).toMatchObject({ sound: SOUND_BYTES, video: 0 });
  });
});

describe('what may go', () => {
  it('is the sound and the picture of videos, and never of a course that is kept always', async () => {
    await download(4097, '240');
    await download(4098, 'audio');
    expect(await removable()).toMatchObject([
      // Its sound alone is another file, which is not here.
      { course: 4097, item: VIDEO, kind: 'picture', extent: 'text', bytes: VIDEO_BYTES },
      { course: 4098, item: VIDEO, kind: 'sound', extent: 'text', bytes: SOUND_BYTES },
    ]);
    await pinCourse(deps(), 4097, true);
    expect((await removable()).map(({ course }) => course)).toEqual([4098]);
  });

  it('goes with its chunks alone, asks for nothing, and leaves the course on the phone', async () => {
    await download(4097, '240');
    const before = await weigh();
    server.asked.length = 0;
    await letGo(deps(), await removable());
    const after = await weigh();
    expect(after.kinds).toEqual({ ...before.kinds, video: 0 });
    expect(await row(4097)).toMatchObject({
      state: 'here',
      parts: { [VIDEO]: 'text' },
      kept: { parts: { [VIDEO]: 'text' } },
    });
    expect(server.asked).toEqual([]);
  });

  it('goes even where not a row can be written, and then what stopped for lack of room goes on', async () => {
    await download(4097, '240');
    await requestDownload(deps(), { course: 4098, rung: 'audio', lang: 'en' });
    await library.downloads.update(4098, { state: 'failed', reason: 'full' });
    const phone = fillPhone(library);
    phone.fill(0);
    await letGo(deps(), await removable());
    expect((await weigh()).kinds.video).toBe(0);
    expect(await row(4097)).toMatchObject({ state: 'here' });
    expect(await row(4098)).toMatchObject({ state: 'waiting' });
    expect((await row(4098))?.reason).toBeUndefined();
  });
});

describe('the picture of a video in parts', () => {
  const blob = (hash: string, bytes: number) => ({ hash, bytes });
  const [sound, picture, way, soundWay] = [blob('s', 1_000), blob('p', 400), blob('w', 60), blob('a', 30)];
  const renditions: VideoItem['renditions'] = {
    audio: { ending: 'm4a', parts: [soundWay, sound] },
    '240': { ending: 'mp4', parts: [way, sound, picture] },
  };
  const modules = first.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({
      ...lesson,
      items: lesson.items.map((item) => (item.kind === 'video' ? { ...item, renditions } : item)),
    })),
  }));
  const selection = { version: 1, lang: 'en', rung: '240' } as const;
  const download: Download = {
    ...selection,
    course: 4097,
    state: 'here',
    kept: selection,
    ...{ doneBytes: 0, totalBytes: 0, place: 1, updatedAt: 1 },
  };
  const course = { course: 4097, version: 1, rootHash: '', root: first.root, modules };
  const shelf = (kept: readonly string[]): Shelf => ({
    courses: [{ download, asked: [{ selection, course }] }],
    kept: new Set(kept),
    piecesOf: ({ hash, bytes }) => [{ hash, bytes }],
  });

  it('goes without the sound, for which a little is fetched where there is a line', () => {
    expect(findRemovable(shelf(['s', 'p', 'w']), { isOnline: true })).toMatchObject([
      { kind: 'picture', extent: 'audio', hashes: ['w', 'p'], bytes: 460, fetchBytes: 30 },
      { kind: 'sound', extent: 'text', hashes: ['s'], bytes: 1_000 },
    ]);
  });

  it('takes the sound along where nothing can be fetched that it lacks', () => {
    expect(findRemovable(shelf(['s', 'p', 'w']), { isOnline: false })).toMatchObject([
      { kind: 'picture', extent: 'text', hashes: ['w', 's', 'p'], bytes: 1_460, fetchBytes: 0 },
    ]);
    expect(findRemovable(shelf(['s', 'p', 'w', 'a']), { isOnline: false })).toMatchObject([
      { kind: 'picture', extent: 'audio', fetchBytes: 0 },
      { kind: 'sound', extent: 'text', bytes: 1_000 },
    ]);
  });
});

describe('the proposal to make room', () => {
  const part = (course: number, item: number, kind: Removable['kind'], bytes: number): Removable => ({
    ...{ course, item, kind, bytes },
    ...{ extent: 'text', hashes: [], fetchBytes: 0 },
  });
  const all = [
    part(1, 11, 'picture', 50),
    part(1, 11, 'sound', 5),
    part(1, 12, 'picture', 60),
    part(1, 12, 'sound', 6),
    part(2, 21, 'picture', 70),
    part(2, 21, 'sound', 7),
  ];
  const uses: Record<number, CourseUse> = {
    1: { watched: new Set([11]), usedAt: 200 },
    2: { watched: new Set(), usedAt: 100 },
  };
  const propose = (bytes: number) =>
    proposeRemoval(all, (course) => uses[course] ?? { watched: new Set(), usedAt: 0 }, bytes).map(
      ({ course, kind, isWatched, bytes: freed }) => [course, kind, isWatched, freed],
    );

  it('takes pictures of watched videos first, their sound, then pictures of the course used longest ago, and its sound last', () => {
    expect(propose(1_000)).toEqual([
      [1, 'picture', true, 50],
      [1, 'sound', true, 5],
      [2, 'picture', false, 70],
      [1, 'picture', false, 60],
      [2, 'sound', false, 7],
      [1, 'sound', false, 6],
    ]);
  });

  it('takes no more than is needed', () => {
    expect(propose(50)).toEqual([[1, 'picture', true, 50]]);
    expect(propose(51)).toEqual([
      [1, 'picture', true, 50],
      [1, 'sound', true, 5],
    ]);
    expect(propose(0)).toEqual([]);
  });
});

describe('a watched video', () => {
  const items = first.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
  const enrolled: Fact = { course: 4097, item: 0, kind: 'flag', sub: FLAG.enrolled, value: true };
  const watched = (to: number): Fact => ({ course: 4097, item: VIDEO, kind: 'coverage', sub: '1', value: [[0, to]] });

  it('is one of which everybody who takes the course has seen nine tenths', () => {
    expect([...watchedByAll(items, [[enrolled, watched(54)]])]).toEqual([VIDEO]);
    expect([...watchedByAll(items, [[enrolled, watched(53)]])]).toEqual([]);
    expect([...watchedByAll(items, [[enrolled, watched(60)], [enrolled]])]).toEqual([]);
    expect([...watchedByAll(items, [[enrolled, watched(60)], []])]).toEqual([VIDEO]);
    expect([...watchedByAll(items, [[watched(60)]])]).toEqual([]);
  });
});
