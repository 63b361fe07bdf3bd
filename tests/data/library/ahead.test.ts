import { beforeEach, describe, expect, it } from 'vitest';
import { type AheadDeps, fetchAhead } from '../../../src/data/library/ahead.ts';
import { requestDownload } from '../../../src/data/library/download.ts';
import type { Download } from '../../../src/data/library/download-row.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { costOf } from '../../../src/data/library/plan.ts';
import type { ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import { createPackServer } from './support/pack-server.ts';
import { listCourses, newLibrary } from './support/phone-library.ts';
import { putSampleCourse } from './support/sample-course.ts';

const COURSE = 4097;
const sample = putSampleCourse(createPackServer());

/** The sample's module once more under other numbers, a text of its own in it. */
function moduleAt(number: number): ModuleManifest {
  const [module] = sample.modules;
  if (!module) throw new Error('a sample course has a module');
  const [lesson] = module.lessons;
  if (!lesson) throw new Error('its module has a lesson');
  const text = { en: { hash: String(number).padStart(64, '0'), bytes: 1_000, wire: 400 } };
  return { ...module, number, text, lessons: [{ ...lesson, number: number + 1 }] };
}
const modules = [moduleAt(10), moduleAt(20), moduleAt(30)];
const course = { ...sample, modules };
const partsCost = (db: LibraryDb, ...numbers: number[]) =>
  costOf(db, course, { lang: 'en', rung: 'none', parts: Object.fromEntries(numbers.map((n) => [n, 'text'])) });

let db: LibraryDb;
let deps: AheadDeps;
const next = { course: COURSE, lesson: 11, lang: 'en' };
const row = () => db.downloads.get(COURSE);
const change = (change: Partial<Download>) => db.downloads.update(COURSE, change);
/** As the downloader would say it. */
const arrive = async () => {
  const { version = 1, lang = 'en', rung = 'none', parts = {} } = (await row()) ?? {};
  await change({ state: 'here', kept: { version, lang, rung, parts } });
};

beforeEach(async () => {
  db = newLibrary();
  await listCourses(db, [sample]);
  await db.courses.put({ course: COURSE, version: 1, rootHash: '', root: sample.root, modules });
  deps = { library: db, now: () => 7, mayMove: async () => undefined, budgetBytes: async () => 1_000_000 };
});

describe('what is fetched ahead', () => {
  it('is the texts of the module that she goes on in, and of the next', async () => {
    expect(await fetchAhead(deps, next)).toBe(true);
    expect(await row()).toMatchObject({
      rung: 'none',
      parts: { 10: 'text', 20: 'text' },
      state: 'waiting',
      isAhead: true,
    });
  });

  it('grows as she goes on, and keeps what is here usable meanwhile', async () => {
    await fetchAhead(deps, next);
    await arrive();
    expect(await fetchAhead(deps, next)).toBe(false);
    expect(await fetchAhead(deps, { ...next, lesson: 21 })).toBe(true);
    expect(await row()).toMatchObject({
      ...{ parts: { 10: 'text', 20: 'text', 30: 'text' }, isAhead: true },
      kept: { parts: { 10: 'text', 20: 'text' } },
    });
  });

  it('is the last module alone at the end of a course', async () => {
    await fetchAhead(deps, { ...next, lesson: 31 });
    expect((await row())?.parts).toEqual({ 30: 'text' });
  });

  it('is less where the budget is smaller, and nothing where that is too much', async () => {
    const [one, two] = [await partsCost(db, 10), await partsCost(db, 10, 20)];
    expect(two).toBeGreaterThan(one);
    expect(await fetchAhead({ ...deps, budgetBytes: async () => one - 1 }, next)).toBe(false);
    expect(await fetchAhead({ ...deps, budgetBytes: async () => two - 1 }, next)).toBe(true);
    expect((await row())?.parts).toEqual({ 10: 'text' });
  });

  it('follows the newest version', async () => {
    await fetchAhead(deps, next);
    await arrive();
    await listCourses(db, [{ ...sample, entry: { ...sample.entry, version: 2 } }]);
    expect(await fetchAhead(deps, next)).toBe(true);
    expect(await row()).toMatchObject({ version: 2, kept: { version: 1 } });
  });

  it('is nothing where her rules would hold it up', async () => {
    expect(await fetchAhead({ ...deps, mayMove: async () => 'wifi' }, next)).toBe(false);
    expect(await row()).toBeUndefined();
  });

  it('is nothing of a lesson or a course that this phone does not know', async () => {
    expect(await fetchAhead(deps, { ...next, lesson: 99 })).toBe(false);
    expect(await fetchAhead(deps, { ...next, course: 5 })).toBe(false);
  });
});

describe('her own word', () => {
  it('is left alone: a wish of hers for the course', async () => {
    await requestDownload(deps, { course: COURSE, lang: 'fr', rung: 'audio' });
    await arrive();
    expect(await fetchAhead(deps, next)).toBe(false);
    expect(await row()).toMatchObject({ rung: 'audio', lang: 'fr' });
  });

  it.each([{ state: 'paused' }, { state: 'failed' }, { state: 'here', isPinned: true }] as const)(
    'is left alone: what came ahead is %o',
    async (word) => {
      await fetchAhead(deps, next);
      await change(word);
      expect(await fetchAhead(deps, { ...next, lesson: 21 })).toBe(false);
      expect((await row())?.parts).toEqual({ 10: 'text', 20: 'text' });
    },
  );

  it('comes first: nothing is fetched ahead while another download is due', async () => {
    const other: Download = {
      ...{ course: 9, version: 1, lang: 'en', rung: '240', state: 'waiting', place: 1, updatedAt: 1 },
      ...{ doneBytes: 0, totalBytes: 0 },
    };
    await db.downloads.put(other);
    expect(await fetchAhead(deps, next)).toBe(false);
    await db.downloads.put({ ...other, hold: 'wifi' });
    expect(await fetchAhead(deps, next)).toBe(true);
  });

  it('takes the place of what came ahead, in a queue where that was the last', async () => {
    await fetchAhead(deps, next);
    await arrive();
    await fetchAhead(deps, { ...next, lesson: 21 });
    expect((await row())?.place).toBeGreaterThan(Date.now());
    await requestDownload(deps, { course: COURSE, lang: 'en', rung: '144' });
    expect(await row()).toMatchObject({ rung: '144', place: 7 });
    expect(await row()).not.toHaveProperty('isAhead');
    expect(await row()).not.toHaveProperty('kept');
  });
});
