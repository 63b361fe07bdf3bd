import { beforeEach, expect, it } from 'vitest';
import type { AppDeps } from '../../../src/app/deps.ts';
import type { Download } from '../../../src/data/library/download-row.ts';
import { keepListing } from '../../../src/data/library/keep-listing.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { openStudy } from '../../../src/data/study/study-db.ts';
import { readHome } from '../../../src/features/home/read-home.ts';
import type { CatalogueCourse } from '../../../src/protocol/pack/catalogue.ts';
import type { Lesson, ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import { newLibrary } from '../../data/library/support/phone-library.ts';

const COURSE = 4097;
const lesson = (number: number): Lesson => ({
  number,
  title: { en: `Lesson ${number}`, fr: `Leçon ${number}` },
  minutes: 10,
  items: [{ number: number + 100, kind: 'text', title: { en: 'Text' }, blocks: [1] }],
});
const module: ModuleManifest = {
  format: 1,
  number: 1,
  lessons: [lesson(1), lesson(2), lesson(3)],
  text: {},
  images: [],
};

let made = 0;
let deps: AppDeps;

async function putCourse(library: LibraryDb): Promise<void> {
  await library.courses.put({
    ...{ course: COURSE, version: 1, rootHash: 'root', modules: [module] },
    root: {
      ...{ format: 1, course: COURSE, version: 1, source: 'en', languages: ['en', 'fr'], machine: [] },
      ...{ title: { en: 'Course', fr: 'Cours' }, summary: {}, outcomes: {}, subject: 'teaching', level: 'beginner' },
      ...{ licence: 'CC-BY-4.0', attribution: [], publisher: { number: 1, name: 'Test' }, modules: [] },
      mark: { sign: 2, cloth: 'b' },
    },
  });
}

beforeEach(() => {
  made += 1;
  deps = { study: openStudy(`home-${made}`), library: newLibrary(), fetch, now: () => 0, random: () => 0 };
});

it('is empty on a new phone', async () => {
  expect(await readHome(deps, 'en')).toEqual({ courses: [], current: undefined });
});

it('goes on with the lesson that she was at, in her language', async () => {
  await putCourse(deps.library);
  await recordPlace(deps.study, { course: COURSE, item: 102 }, 1);
  const { current } = await readHome(deps, 'fr');
  expect(current).toMatchObject({ title: 'Cours', isBegun: true, isHere: false });
  expect(current?.route?.done).toEqual([false, false, false]);
  expect(current?.route?.next).toEqual({ lesson: 2, title: 'Leçon 2', minutes: 10, station: 1 });
});

it('goes on after the lesson that she was at, where that one is done', async () => {
  await putCourse(deps.library);
  await recordPlace(deps.study, { course: COURSE, item: 102 }, 1);
  await recordDone(deps.study, { course: COURSE, item: 102 });
  const { current } = await readHome(deps, 'en');
  expect(current?.route?.done).toEqual([false, true, false]);
  expect(current?.route?.next?.lesson).toBe(3);
});

it('has no next step in a finished course', async () => {
  await putCourse(deps.library);
  await recordPlace(deps.study, { course: COURSE, item: 103 }, 1);
  for (const item of [101, 102, 103]) await recordDone(deps.study, { course: COURSE, item });
  expect((await readHome(deps, 'en')).current?.route).toEqual({ done: [true, true, true], next: undefined });
});

it('names a course that is on its way by what this phone knows of it', async () => {
  await putCourse(deps.library);
  const download = { course: COURSE, version: 1, rung: 'text', lang: 'en', state: 'coming' } as const;
  await deps.library.downloads.put({ ...download, doneBytes: 1, totalBytes: 4, place: 0, updatedAt: 0 });
  const { courses } = await readHome(deps, 'fr');
  expect(courses).toMatchObject([{ course: COURSE, title: 'Cours', mark: { sign: 2, cloth: 'b' } }]);
});

const HERE = { rung: 'text', lang: 'en', doneBytes: 4, totalBytes: 4, place: 0, updatedAt: 0 } as const;

it('proposes the course that she got before she began it', async () => {
  await putCourse(deps.library);
  const kept = { version: 1, rung: HERE.rung, lang: HERE.lang };
  await deps.library.downloads.put({ ...HERE, course: COURSE, version: 1, state: 'here', kept });
  const { current } = await readHome(deps, 'en');
  expect(current).toMatchObject({ course: COURSE, isBegun: false, isHere: true });
  expect(current?.route?.next?.lesson).toBe(1);
});

it('goes on with a course from another phone that only the catalogue knows here', async () => {
  const listed = { course: COURSE, version: 1, title: 'Cours', mark: { sign: 2, cloth: 'b' } } as CatalogueCourse;
  const listing = { lang: 'fr', shown: 'fr', rootKey: 'root', counter: 1, payload: '' };
  await keepListing(deps.library, listing, [listed]);
  await recordPlace(deps.study, { course: COURSE, item: 102 }, 1);
  const { current } = await readHome(deps, 'fr');
  expect(current).toEqual({ course: COURSE, title: 'Cours', isBegun: true, isHere: false, route: undefined });
});

it('shows what was fetched ahead once it is here, and does not take it for a course that she got', async () => {
  await putCourse(deps.library);
  const ahead: Download = {
    ...{ course: COURSE, version: 1, lang: 'en', rung: 'none', parts: { 1: 'text' }, isAhead: true, state: 'waiting' },
    ...{ doneBytes: 0, totalBytes: 0, place: 1, updatedAt: 1 },
  };
  await deps.library.downloads.put(ahead);
  expect(await readHome(deps, 'en')).toEqual({ courses: [], current: undefined });
  await deps.library.downloads.put({ ...ahead, state: 'here' });
  const home = await readHome(deps, 'en');
  expect(home.current).toBeUndefined();
  expect(home.courses).toMatchObject([{ course: COURSE }]);
});
