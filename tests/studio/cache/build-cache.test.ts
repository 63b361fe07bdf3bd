import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type BuildOptions, buildPacks } from '../../../studio/build-packs.ts';
import { noFfmpeg } from '../ladder/support/ffmpeg.ts';
import { smallCourse, snapshot } from '../support/studio-folder.ts';

const ONE_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The small course with a cache, built once. */
async function builtCourse() {
  const course = smallCourse();
  const cache = join(course.out, '../cache');
  const build = (more: Partial<BuildOptions> = {}) =>
    buildPacks({ source: course.source, out: course.out, keys: course.keys, cache, ...more });
  const entries = () => readdirSync(join(cache, 'courses')).map((name) => join(cache, 'courses', name));
  const first = await build();
  return { ...course, cache, build, entries, first };
}

describe('a course that the cache remembers', () => {
  test('is not built again, and changes no byte', async () => {
    const { build, out, source, first } = await builtCourse();
    const before = [snapshot(out), snapshot(source)];
    expect(first.skipped).toBe(0);
    expect(await build()).toEqual({ ...first, changedFiles: 0, skipped: 1 });
    expect([snapshot(out), snapshot(source)]).toEqual(before);
  });

  test('tells its findings and its figures again, under the name that its folder has now', async () => {
    const course = await builtCourse();
    course.remove('basics/first/text.ar.md');
    const built = await course.build();
    expect(built.findings).toMatchObject([{ code: 'missing-translation' }]);
    const again = await course.build();
    expect(again.skipped).toBe(1);
    expect(again.findings).toEqual(built.findings);
    const source = relative(process.cwd(), course.source);
    const elsewhere = await course.build({ source });
    expect(elsewhere.skipped).toBe(1);
    expect(elsewhere.courses).toEqual(built.courses.map((told) => ({ ...told, folder: source })));
    expect(elsewhere.findings[0]?.file).toBe(join(source, 'basics/first/text.ar.md'));
  });

  test('is built again when a byte of it changed, even where size and time of the file did not', async () => {
    const { build, source } = await builtCourse();
    const file = join(source, 'basics/first/text.en.md');
    const day = new Date('2020-01-01');
    utimesSync(file, day, day);
    await build();
    writeFileSync(file, readFileSync(file, 'utf8').replace('once', 'onse'));
    utimesSync(file, day, day);
    const { skipped, courses } = await build();
    expect([skipped, courses[0]?.version]).toEqual([0, 2]);
  });

  test('is built again when a file came or went', async () => {
    const { build, write, remove } = await builtCourse();
    write('basics/first/video/fr.vtt', 'WEBVTT\n');
    expect((await build()).skipped).toBe(0);
    expect((await build()).skipped).toBe(1);
    remove('basics/first/video/fr.vtt');
    expect((await build()).skipped).toBe(0);
  });

  test('is not built again for a file that was touched and is the same', async () => {
    const { build, source } = await builtCourse();
    utimesSync(join(source, 'course.yaml'), new Date(), new Date());
    expect((await build()).skipped).toBe(1);
  });

  test('is built again when the publisher beside it changed', async () => {
    const course = smallCourse();
    const [root, cache] = [join(course.source, '..'), join(course.out, '../cache')];
    renameSync(join(course.source, 'publisher.yaml'), join(root, 'publisher.yaml'));
    const build = () => buildPacks({ source: course.source, out: course.out, keys: course.keys, cache });
    await build();
    expect((await build()).skipped).toBe(1);
    writeFileSync(join(root, 'publisher.yaml'), 'number: 7\nname: Another Press\n');
    const { skipped, courses } = await build();
    expect([skipped, courses[0]?.publisher]).toEqual([0, 'Another Press']);
  });

  test('is built again for a store that has not its newest version', async () => {
    const { build, out } = await builtCourse();
    const chunks = (folder: string) => Object.values(snapshot(join(folder, 'chunks')));
    const before = chunks(out);
    rmSync(out, { recursive: true });
    expect((await build()).skipped).toBe(0);
    expect((await build({ out: `${out}-2` })).skipped).toBe(0);
    expect([chunks(out), chunks(`${out}-2`)]).toEqual([before, before]);
  });
});

test.skipIf(noFfmpeg)('a course whose pictures could not be made small is built again once they can be', async () => {
  const { build, source } = await builtCourse();
  writeFileSync(join(source, 'basics/first/images/dot.png'), ONE_DOT);
  vi.stubEnv('FFMPEG', join(source, 'no-such-program'));
  expect((await build()).findings).toMatchObject([{ code: 'pictures-kept' }]);
  vi.unstubAllEnvs();
  expect(await build()).toMatchObject({ skipped: 0, findings: [] });
  expect((await build()).skipped).toBe(1);
});

describe('a cache', () => {
  test('of another studio is not believed', async () => {
    const { build, entries } = await builtCourse();
    for (const file of entries()) {
      const entry: unknown = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...Object(entry), recipe: '0'.repeat(64) }));
    }
    expect((await build()).skipped).toBe(0);
    expect((await build()).skipped).toBe(1);
  });

  test.each([['{"recipe":'], [''], ['[]'], ['{"findings":7}']])('that holds %j only costs time', async (text) => {
    const { build, entries, first } = await builtCourse();
    for (const file of entries()) writeFileSync(file, text);
    expect(await build()).toEqual({ ...first, changedFiles: 0 });
    expect((await build()).skipped).toBe(1);
  });

  test('keeps nothing of a build that failed', async () => {
    const { build, edit, entries } = await builtCourse();
    const before = entries().map((file) => readFileSync(file, 'utf8'));
    edit('basics/first/text.en.md', 'images/camel.svg', 'images/gone.svg');
    await build();
    expect(entries().map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  test('keeps nothing of a course with links of the file system in it: what they lead to may change unseen', async () => {
    const { build, source } = await builtCourse();
    mkdirSync(join(source, '../aside'));
    symlinkSync(join(source, '../aside'), join(source, 'basics/first/aside'));
    expect((await build()).skipped).toBe(0);
    expect((await build()).skipped).toBe(0);
  });

  test('does not take a copy of a course for the course', async () => {
    const { build, source, out } = await builtCourse();
    const copy = join(out, '../copy');
    cpSync(source, copy, { recursive: true, preserveTimestamps: true });
    expect((await build({ source: copy })).skipped).toBe(0);
  });
});
