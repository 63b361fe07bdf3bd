import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { buildPreview } from '../../../studio/preview/build-preview.ts';
import { mirrorCourse } from '../../../studio/preview/mirror-course.ts';
import { smallCourse, snapshot, temporaryFolder } from '../support/studio-folder.ts';

/** Every file by its path in a folder. */
const below = (folder: string): Record<string, string> =>
  Object.fromEntries(Object.entries(snapshot(folder)).map(([path, bytes]) => [relative(folder, path), bytes]));

it('follows files that are written anew, replaced, added and removed', () => {
  const { source, write } = smallCourse();
  const mirror = join(temporaryFolder(), 'mirror');
  const isSame = (): void => {
    mirrorCourse(source, mirror);
    expect(below(mirror)).toEqual(below(source));
  };
  isSame();
  write('basics/first/text.en.md', 'Written in place.\n');
  isSame();
  write('basics/first/text.new', 'Put in its place.\n');
  renameSync(join(source, 'basics/first/text.new'), join(source, 'basics/first/text.en.md'));
  isSame();
  mkdirSync(join(source, 'more/deep'), { recursive: true });
  write('more/deep/new.md', 'New.\n');
  isSame();
  rmSync(join(source, 'more'), { recursive: true });
  isSame();
});

it('gives previews versions of their own: the lock of the course stays as it is', async () => {
  const { source, build, edit } = smallCourse();
  await build();
  const lock = join(source, 'numbers.yaml');
  const before = readFileSync(lock, 'utf8');
  const work = temporaryFolder();
  const at = (name: string): string => join(work, name);
  const folders = {
    ...{ course: source, mirror: at('course'), packs: at('packs'), keys: at('keys') },
    ...{ cache: at('cache'), mediaCache: at('media') },
  };
  const { signal } = new AbortController();
  expect((await buildPreview(folders, signal)).course?.version).toBe(1);
  edit('basics/module.yaml', 'title:', '# a remark\ntitle:');
  writeFileSync(join(source, 'basics/first/text.en.md'), '## A heading\n\nOther words.\n');
  expect((await buildPreview(folders, signal)).course?.version).toBe(2);
  expect(readFileSync(lock, 'utf8')).toBe(before);

  edit('course.yaml', 'level:', 'levl:');
  const { course, findings } = await buildPreview(folders, signal);
  expect(course).toBeUndefined();
  expect(findings.map(({ file, level }) => [file, level])).toContainEqual(['course.yaml', 'error']);
  expect(existsSync(at('packs/courses'))).toBe(true);
});
