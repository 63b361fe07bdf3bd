import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { readCatalogue, readListed } from '../../../src/data/library/catalogue.ts';
import { readCourse } from '../../../src/data/library/course.ts';
import { LibraryDb } from '../../../src/data/library/library-db.ts';
import { manyCourses } from '../../support/many-courses.ts';

const HASH = 'a'.repeat(64);

it('a course that the first form of the library kept is read in the present one: a rendition has parts [BLOB3]', async () => {
  const name = `library-${crypto.randomUUID()}`;
  const before = new Dexie(name);
  before.version(1).stores({
    chunks: 'hash',
    lists: 'hash',
    catalogue: 'lang',
    trust: 'rootKey',
    courses: '[course+version], course',
    downloads: 'course',
  });
  const video = { number: 3, kind: 'video', renditions: { '144': { hash: HASH, bytes: 9, ending: 'mp4' } } };
  const modules = [{ lessons: [{ number: 1, items: [{ number: 2, kind: 'text' }, video] }] }];
  await before.table('courses').put({ course: 4097, version: 1, rootHash: 'r', root: {}, modules });
  before.close();

  const library = new LibraryDb(name);
  const course = await readCourse(library, 4097);
  expect(course?.modules[0]?.lessons[0]?.items[1]).toMatchObject({
    renditions: { '144': { ending: 'mp4', parts: [{ hash: HASH, bytes: 9 }] } },
  });
  library.close();
});

it('a list of courses that the form before kept in one row is on shelves in the present one, with its counter', async () => {
  const name = `library-${crypto.randomUUID()}`;
  const before = new Dexie(name);
  before.version(4).stores({ catalogue: 'lang' });
  const courses = manyCourses(300);
  const state = { lang: 'fr', rootKey: 'root', counter: 7, payload: 'signed' };
  await before.table('catalogue').put({ ...state, shard: { format: 1, lang: 'en', courses } });
  before.close();

  const library = new LibraryDb(name);
  expect(await library.listings.toArray()).toEqual([{ ...state, shown: 'en' }]);
  expect(await readCatalogue(library, 'fr')).toEqual({ format: 1, lang: 'en', courses });
  const [first, last] = [courses[0], courses[299]];
  expect((await readListed(library, first?.course ?? 0))?.title).toBe(first?.title);
  expect((await readListed(library, last?.course ?? 0))?.title).toBe(last?.title);
  expect(await readListed(library, (last?.course ?? 0) + 1)).toBeUndefined();
  library.close();
});
