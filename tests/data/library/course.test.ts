import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lessonsOf, openCourse } from '../../../src/data/library/course.ts';
import { readText } from '../../../src/data/library/course-text.ts';
import { requestDownload } from '../../../src/data/library/download.ts';
import type { LibraryDb } from '../../../src/data/library/library-db.ts';
import { chunkPathOf, createPackServer } from './support/pack-server.ts';
import { corruptChunk, listCourses, newLibrary, reloaded } from './support/phone-library.ts';
import { putSampleCourse, type SampleCourse } from './support/sample-course.ts';

const server = createPackServer();
const course = putSampleCourse(server);
const { signal } = new AbortController();
let library: LibraryDb;

const deps = () => ({ library, fetch: server.fetch, now: Date.now });
const open = () => openCourse(deps(), 4097, { signal });
const moduleOf = ({ modules: [module] }: SampleCourse) => {
  if (!module) throw new Error('a sample course has a module');
  return module;
};
const read = (lang: string) => readText(deps(), moduleOf(course), lang, { signal });

beforeAll(server.start);
afterAll(server.stop);
beforeEach(async () => {
  library = newLibrary();
  await listCourses(library, [course]);
});
afterEach(() => {
  server.setOnline(true);
  server.answer(chunkPathOf(course.rootRef.hash), undefined);
});

describe('a course', () => {
  it('is opened over the line once, and from the phone from then on [ROOT] [MODULE]', async () => {
    const opened = await open();
    expect(opened?.root).toEqual(course.root);
    expect(opened && lessonsOf(opened)).toMatchObject([{ lesson: { number: 1 }, module: { number: 1 } }]);
    server.setOnline(false);
    library = reloaded(library);
    expect((await open())?.modules).toEqual(course.modules);
  });

  it('that was never opened cannot be opened without a line', async () => {
    server.setOnline(false);
    expect(await open()).toBeUndefined();
  });

  it('that the catalogue does not list is not opened', async () => {
    expect(await openCourse(deps(), 1, { signal })).toBeUndefined();
    await expect(requestDownload(deps(), { course: 1, rung: 'text', lang: 'en' })).rejects.toThrow(RangeError);
  });

  it('whose manifest was altered on the way is not opened [BLOB1]', async () => {
    server.answer(chunkPathOf(course.rootRef.hash), () => new Response(JSON.stringify({ ...course.root, course: 1 })));
    expect(await open()).toBeUndefined();
    expect(await library.courses.count()).toBe(0);
  });

  it('of a format that this app does not know is not opened, though its bytes are right [ROOT]', async () => {
    const root = server.putJson({ ...course.root, format: 2 });
    await listCourses(library, [{ ...course, entry: { ...course.entry, root } }]);
    expect(await open()).toBeUndefined();
  });

  it('that was only read follows the catalogue to a newer version, as long as there is a line', async () => {
    await open();
    const next = putSampleCourse(server, { version: 2, words: 'Read again.' });
    await listCourses(library, [next]);
    server.setOnline(false);
    expect((await open())?.root.version).toBe(1);
    server.setOnline(true);
    expect((await open())?.root.version).toBe(2);
  });
});

describe('a newer version of a course', () => {
  it('fetches the manifests that changed, and no other [MODULE]', async () => {
    await open();
    const next = putSampleCourse(server, { version: 2 });
    await listCourses(library, [next]);
    const before = server.asked.length;
    expect(await open()).toMatchObject({ root: { version: 2 }, modules: course.modules });
    expect(server.asked.slice(before)).toEqual([chunkPathOf(next.rootRef.hash)]);
  });
});

describe('a course that is downloaded', () => {
  it('stays as it was downloaded, whatever the catalogue lists, until she wishes for the new version', async () => {
    await open();
    const kept = { version: 1, rung: 'text', lang: 'en' } as const;
    const bytes = { doneBytes: 1, totalBytes: 1 };
    await library.downloads.put({ course: 4097, ...kept, state: 'here', ...bytes, kept, place: 0, updatedAt: 0 });
    await listCourses(library, [putSampleCourse(server, { version: 2, words: 'Read again.' })]);
    expect((await open())?.root.version).toBe(1);
  });
});

describe('the text of a module', () => {
  it('is read over the line before any download, and from the phone afterwards', async () => {
    expect((await read('fr'))?.texts['2']?.[0]?.html).toBe('<p>Read. 4097 fr</p>');
    server.setOnline(false);
    expect((await read('fr'))?.lang).toBe('fr');
  });

  it('comes in another language that the phone has, where there is no line for the wanted one', async () => {
    await read('fr');
    server.setOnline(false);
    expect((await read('en'))?.lang).toBe('fr');
    expect((await read('ar'))?.lang).toBe('fr');
  });

  it('is not there where the phone has none and there is no line', async () => {
    server.setOnline(false);
    expect(await read('en')).toBeUndefined();
  });

  it('is read even where the phone has no room to keep it', async () => {
    vi.spyOn(library.chunks, 'bulkPut').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect((await read('en'))?.lang).toBe('en');
    expect(await library.chunks.count()).toBe(0);
  });

  it('that became corrupt on the phone is fetched again [BLOB1]', async () => {
    await read('en');
    const hash = moduleOf(course).text.en?.hash ?? '';
    library = reloaded(library);
    await corruptChunk(library, hash);
    expect((await read('en'))?.lang).toBe('en');
    expect(await (await library.chunks.get(hash))?.bytes.text()).toContain('Read. 4097 en');
  });
});
