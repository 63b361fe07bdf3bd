import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildPacks } from '../../../studio/build-packs.ts';
import { forkCourse } from '../../../studio/numbers/fork-course.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { readStore, smallCourse, snapshot } from '../support/studio-folder.ts';

/** The small course, built, and a copy of its folder beside it. */
async function copiedCourse() {
  const course = smallCourse();
  await course.build();
  const copy = join(course.source, '../copy');
  cpSync(course.source, copy, { recursive: true });
  const edit = (from: string, to: string): void => {
    const file = join(copy, 'course.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const { keys, out } = course;
  const build = (source: string, cache?: string) => buildPacks({ source, out, keys, cache });
  return { ...course, copy, edit, build };
}

describe('[NUM5] a folder that was copied with its lock', () => {
  test('is found out by its other number, with what to do, and nothing is written', async () => {
    const { copy, edit, build, out } = await copiedCourse();
    edit('number: 3', 'number: 4');
    const before = snapshot(out);
    const { findings } = await build(copy);
    expect(findings).toMatchObject([{ level: 'error', code: 'forked-lock', file: join(copy, 'numbers.yaml') }]);
    expect(findings[0]?.message).toContain(`studio fork ${copy} --number N`);
    expect(snapshot(out)).toEqual(before);
  });

  test('is found out in one build with the original, also where the cache remembers both', async () => {
    const { source, copy, build, out } = await copiedCourse();
    const cache = join(out, '../cache');
    await build(source, cache);
    await build(copy, cache);
    const { findings, skipped } = await build(join(source, '..'), cache);
    expect(findings.map(({ code, file }) => [code, file])).toEqual([['forked-lock', join(source, 'numbers.yaml')]]);
    expect(skipped).toBe(2);
  });

  test('becomes a course of its own by a fork: the author’s words stay, the numbers begin anew', async () => {
    const { source, copy, build, out } = await copiedCourse();
    const { findings, report } = collectFindings();
    const before = readFileSync(join(copy, 'course.yaml'), 'utf8');
    expect(forkCourse(copy, 9, report)).toBe(7 * 4096 + 9);
    expect(readFileSync(join(copy, 'course.yaml'), 'utf8')).toBe(before.replace('number: 3', 'number: 9'));
    const built = await build(join(source, '..'));
    expect([...findings, ...built.findings]).toEqual([]);
    expect(readStore(out, 7 * 4096 + 9).root.version).toBe(1);
    expect(built.courses.map(({ number }) => number).toSorted()).toEqual([7 * 4096 + 3, 7 * 4096 + 9]);
  });

  test('keeps its old number where a fork asks for one that no course can have', async () => {
    const { copy } = await copiedCourse();
    const { findings, report } = collectFindings();
    const before = snapshot(copy);
    expect(forkCourse(copy, 4096, report)).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'schema' }]);
    expect(snapshot(copy)).toEqual(before);
  });
});

test('a lock from before locks had a name gets one at the next build, and the pack stays the same', async () => {
  const { source, out, build } = await copiedCourse();
  const file = join(source, 'numbers.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^course: .*\nid: .*\n/m, ''));
  const before = snapshot(out);
  expect((await build(source)).findings).toEqual([]);
  expect(readFileSync(file, 'utf8')).toMatch(/^course: 28675\nid: [0-9a-f]{16}\nversion: 1$/m);
  expect(snapshot(out)).toEqual(before);
});
