import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { h5pInArchive } from '../../../../studio/import/packages/h5p/h5p-in-archive.ts';
import { h5pItems } from '../../../../studio/import/packages/h5p/h5p-items.ts';
import { writeZip } from '../../../../studio/import/packages/write-zip.ts';
import { collectFindings } from '../../../../studio/report/finding.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { temporaryFolder } from '../../support/studio-folder.ts';
import { contentOf, sub, TRUE } from './h5p-fixture.ts';
import { memoryFiles } from './memory-files.ts';

test('a content in a folder of another package: its pictures are those of the package', async () => {
  const params = { ...TRUE, media: { type: sub('H5P.Image', { file: { path: 'images/a.png' }, alt: 'A' }) } };
  const entries = Object.entries({ ...contentOf('H5P.TrueFalse', params), 'content/images/a.png': 'x' });
  const files = memoryFiles(Object.fromEntries(entries.map(([path, text]) => [`h5p/1/${path}`, text])));
  const made = await h5pItems(files, 'h5p/1/', collectFindings());
  expect(made?.items).toMatchObject([{ text: { en: '![A](package:h5p/1/content/images/a.png)' } }, { kind: 'quiz' }]);
});

test('an .h5p file in another package: its questions come in; with files of its own it stays whole', async () => {
  const folder = temporaryFolder();
  const film = { ...contentOf('H5P.Video', { sources: [{ path: 'v.mp4' }] }), 'content/v.mp4': 'x' };
  await writeZip(memoryFiles(contentOf('H5P.TrueFalse', TRUE)), join(folder, 'quiz.h5p'));
  await writeZip(memoryFiles(film), join(folder, 'film.h5p'));
  writeFileSync(join(folder, 'bad.h5p'), 'PK no archive');
  const files = await openPackage(folder);
  const { findings, report } = collectFindings();
  const of = (name: string) => h5pInArchive(files, name, { report, lang: 'en' });
  expect((await of('quiz.h5p'))?.items).toMatchObject([{ kind: 'quiz' }]);
  expect((await of('film.h5p'))?.items).toMatchObject([{ kind: 'package', format: 'h5p', file: 'film.h5p' }]);
  expect(await of('bad.h5p')).toBeUndefined();
  expect(findings).toMatchObject([{ code: 'left-out', file: 'bad.h5p' }]);
});
