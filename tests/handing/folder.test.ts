import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFolder } from '../../src/handing/import-files.ts';
import { signed } from '../data/library/support/catalogue-keys.ts';
import { newLibrary } from '../data/library/support/phone-library.ts';
import type { SampleCourse } from '../data/library/support/sample-course.ts';
import { createHandKit, endsOf } from './support/hand-kit.ts';

const { signal } = new AbortController();
let kit: ReturnType<typeof createHandKit>;
let course: SampleCourse;
beforeEach(() => {
  kit = createHandKit();
  course = kit.putCourse();
  kit.server.start();
});
afterEach(() => kit.server.stop());

/** A file as a chosen folder brings it. */
function fileAt(path: string, bytes: Uint8Array<ArrayBuffer>): File {
  const file = new File([bytes], path.split('/').at(-1) ?? '');
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}
const storeIn = (folder: string, without: readonly string[] = []): File[] =>
  kit.server
    .files()
    .filter(([path]) => !without.some((hash) => path.includes(hash)))
    .map(([path, bytes]) => fileAt(`${folder}/${path}`, bytes));
const take = (library = newLibrary(), files: readonly File[] = storeIn('card/packs'), lang = 'en') =>
  importFolder({ library, now: Date.now }, files, { signal, rootKey: kit.rootKey, lang });

describe('a folder that mirrors a store', () => {
  it('brings its courses, as much of them as it holds', async () => {
    const library = newLibrary();
    expect(endsOf(await take(library))).toEqual(['here']);
    expect(await library.downloads.get(4097)).toMatchObject({ state: 'here', rung: '360', lang: 'en' });
  });

  it('may be pruned to lower rungs, and is taken in the language that she reads', async () => {
    const library = newLibrary();
    expect(endsOf(await take(library, storeIn('packs', [course.video.hash]), 'fr'))).toEqual(['here']);
    expect(await library.downloads.get(4097)).toMatchObject({ state: 'here', rung: '144', lang: 'fr' });
  });

  it('brings no course that was taken back [REL2]', async () => {
    const release = signed({ format: 1, course: 4097, version: 1, root: { ...course.rootRef } }, kit.publisher);
    const withdrawn = signed({ format: 1, course: 4097, withdrawn: 1 }, kit.publisher);
    const versions = [{ version: 1, root: course.rootRef, release }];
    kit.server.putFile('courses/4097.json', JSON.stringify({ format: 1, versions, withdrawn }));
    expect(endsOf(await take())).toEqual([]);
  });

  it('may hold pack files beside, and other files', async () => {
    const { file } = await kit.give(await kit.phoneWith([course]), [{ course: 4097, rung: 'text' }]);
    const files = [fileAt('card/a.caravan', file), fileAt('card/photo.jpg', new Uint8Array(9))];
    expect(endsOf(await take(newLibrary(), files))).toEqual(['here']);
    expect(endsOf(await take(newLibrary(), files.slice(1)))).toBe('foreign');
  });
});
