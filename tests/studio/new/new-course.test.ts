import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildPacks } from '../../../studio/build-packs.ts';
import { newCourse } from '../../../studio/new/new-course.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { readStore, snapshot, temporaryFolder } from '../support/studio-folder.ts';

const newFolder = () => join(temporaryFolder(), 'my-course');

test.each([
  [['en'] as const],
  [['fr'] as const],
  [['ar'] as const],
  [['zh', 'en', 'fr', 'ar'] as const],
  [['sw'] as const],
])('a new course in %j builds as it is, without a word to be said against it', async (languages) => {
  const folder = newFolder();
  const { findings, report } = collectFindings();
  expect(newCourse(folder, { title: 'Soil: "a first" look', languages, number: 5, publisher: 9 }, report)).toBe(true);
  const out = join(folder, '../packs');
  const built = await buildPacks({ source: folder, out, keys: join(folder, '../keys') });
  expect([...findings, ...built.findings]).toEqual([]);
  const { root, modules } = readStore(out, 9 * 4096 + 5);
  expect(root.title[languages[0]]).toBe('Soil: "a first" look');
  const items = modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.items));
  expect(items.map(({ kind }) => kind)).toEqual(['text', 'text', 'quiz']);
  expect(modules[0]?.images).toHaveLength(1);
});

test('a folder with something in it is not touched', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'thesis.txt'), 'mine');
  const before = snapshot(folder);
  const { findings, report } = collectFindings();
  expect(newCourse(folder, { title: 'Soil', languages: ['en'] }, report)).toBe(false);
  expect(findings).toMatchObject([{ level: 'error', code: 'unknown-layout' }]);
  expect(snapshot(folder)).toEqual(before);
});

test('a course takes the publisher that stands beside it', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'publisher.yaml'), 'number: 12\nname: Beside Press\n');
  const { findings, report } = collectFindings();
  newCourse(join(root, 'soil'), { title: 'Soil', languages: ['en'], number: 1 }, report);
  const built = await buildPacks({ source: root, out: `${root}-packs`, keys: `${root}-keys`, dry: true });
  expect([findings, built.findings]).toEqual([[], []]);
  expect(built.courses.map(({ number, publisher }) => [number, publisher])).toEqual([[12 * 4096 + 1, 'Beside Press']]);
});
