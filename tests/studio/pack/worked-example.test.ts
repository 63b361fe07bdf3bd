import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/protocol/pack/canonical-json.ts';
import { chunkPath } from '../../../src/protocol/pack/media-url.ts';
import { blocksOf, readStore, smallCourse } from '../support/studio-folder.ts';

test('the worked example of docs/pack-spec.md is what the studio builds', async () => {
  const spec = readFileSync(join(import.meta.dirname, '../../../docs/pack-spec.md'), 'utf8');
  const course = smallCourse();
  await course.build();
  const { root, modules } = readStore(course.out);
  const image = modules[0]?.images[0];
  expect(spec).toContain(`**${root.course}**`);
  expect(spec).toContain(`"bytes":${image?.bytes},"hash":"${image?.hash}"`);
  expect(spec).toContain(chunkPath(image?.hash ?? ''));
  expect(spec).toContain(canonicalJson(blocksOf(course.out, 'en')[2] ?? null));
});

test('an edit of a paragraph changes the text of its language, the manifest and the root, and nothing else', async () => {
  const course = smallCourse();
  await course.build();
  const before = readStore(course.out);
  course.edit('basics/first/text.en.md', 'A pack is course content.', 'A pack is what a course holds.');
  await course.build();
  const after = readStore(course.out);
  expect(after.modules[0]?.text.ar).toEqual(before.modules[0]?.text.ar);
  expect(after.modules[0]?.text.en).not.toEqual(before.modules[0]?.text.en);
  const { text: _, ...rest } = after.modules[0] ?? {};
  expect(before.modules[0]).toMatchObject(rest);
});
