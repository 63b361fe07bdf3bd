import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildPacks } from '../../../../studio/build-packs.ts';
import { importCourse } from '../../../../studio/import/import-course.ts';
import { writeZip } from '../../../../studio/import/packages/write-zip.ts';
import { recognise } from '../../../../studio/import/recognise.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { temporaryFolder } from '../../support/studio-folder.ts';
import { choices, declared, item22 } from '../qti/qti-fixture.ts';
import { memoryFiles } from './memory-files.ts';

const REAL = '/work/shared/data/packages';
const STRUCTURE = `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="urn:c"><title>
  <langstring lang="en">A course</langstring></title></course><au id="urn:1"><title><langstring lang="en">One</langstring></title><url>a.html</url></au></courseStructure>`;

/** Imports a package, and builds packs of the course that comes of it. One that holds no words has yet to be given some. */
async function importAndBuild(folder: string, source: string) {
  const out = join(folder, 'course');
  const imported = await importCourse({
    source,
    out,
    encode: async () => true,
    signal: new AbortController().signal,
  });
  const built = await buildPacks({ source: out, out: join(folder, 'packs'), keys: join(folder, 'keys') });
  const errors = [...imported.findings, ...built.findings].filter(({ level }) => level === 'error');
  return { out, layout: imported.layout, errors: errors.map(({ code }) => code) };
}

test('a packed cmi5 package is kept byte for byte; an unpacked one becomes an archive again', async () => {
  const folder = temporaryFolder();
  const archive = join(folder, 'packed.zip');
  await writeZip(memoryFiles({ 'cmi5.xml': STRUCTURE, 'a.html': 'page' }), archive);
  const packed = await importAndBuild(join(folder, '1'), archive);
  expect([packed.layout, packed.errors]).toEqual(['cmi5', ['no-text-rung']]);
  expect(readFileSync(join(packed.out, 'package/package/package.zip')).equals(readFileSync(archive))).toBe(true);

  mkdirSync(join(folder, 'unpacked'));
  writeFileSync(join(folder, 'unpacked/cmi5.xml'), STRUCTURE);
  writeFileSync(join(folder, 'unpacked/a.html'), 'page');
  const unpacked = await importAndBuild(join(folder, '2'), join(folder, 'unpacked'));
  expect(unpacked.errors).toEqual(['no-text-rung']);
  expect(readFileSync(join(unpacked.out, 'package/package/package.zip')).equals(readFileSync(archive))).toBe(true);
});

test('a package in a folder of its archive is kept as players take it: without the folder', async () => {
  const folder = temporaryFolder();
  const archive = join(folder, 'packed.zip');
  await writeZip(memoryFiles({ 'top/cmi5.xml': STRUCTURE, 'top/a.html': 'page' }), archive);
  const { out, errors } = await importAndBuild(folder, archive);
  expect(errors).toEqual(['no-text-rung']);
  const files = await openPackage(join(out, 'package/package/package.zip'));
  onTestFinished(() => files.close());
  expect(files.paths).toEqual(['a.html', 'cmi5.xml']);
});

test('every kind of question of QTI is one that packs take', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'items'));
  const write = (id: string, body: string, declarations: string) =>
    writeFileSync(join(folder, 'items', `${id}.xml`), item22(body, declarations, { id }));
  const inside = choices('A', 'B');
  const gaps =
    '<p>A <em>b <textEntryInteraction responseIdentifier="R"/></em> c<br/><textEntryInteraction responseIdentifier="R"/>.</p>';
  write('single', `<choiceInteraction responseIdentifier="R">${inside}</choiceInteraction>`, declared(['A']));
  write(
    'multiple',
    `<choiceInteraction responseIdentifier="R">${inside}</choiceInteraction>`,
    declared(['A'], { cardinality: 'multiple' }),
  );
  write(
    'order',
    `<orderInteraction responseIdentifier="R">${inside}</orderInteraction>`,
    declared(['B', 'A'], { cardinality: 'ordered' }),
  );
  write('gaps', gaps, declared(['5'], { type: 'string' }));
  write(
    'numeric',
    '<p>How many? <textEntryInteraction responseIdentifier="R"/></p>',
    declared(['1e-3'], { type: 'float' }),
  );
  write(
    'extended',
    '<extendedTextInteraction responseIdentifier="R"><prompt>Why?</prompt></extendedTextInteraction>',
    declared([]),
  );
  const { layout, errors, out } = await importAndBuild(folder, join(folder, 'items'));
  expect([layout, errors]).toEqual(['QTI 2 or 3', []]);
  expect(readFileSync(join(out, 'questions/questions/quiz.yaml'), 'utf8')).toContain('answer: "0.001"');
});

describe.skipIf(!existsSync(REAL))('real packages', () => {
  test.each([
    ['qti3', 'QTI 2 or 3'],
    ['scorm/singlescobasic.zip', 'SCORM'],
    ['scorm/singlescobasic_missingorg.zip', 'SCORM'],
    ['scorm/badscorm.zip', 'SCORM'],
    ['scorm/invalid.zip', undefined],
    ['cmi5/course_examples/packages/single_au_basic_responsive.zip', 'cmi5'],
    ['cmi5/course_examples/masteryscore_framed', 'cmi5'],
  ])('%s is recognised as what it is', async (path, name) => {
    const files = await openPackage(join(REAL, path));
    onTestFinished(() => files.close());
    expect((await recognise(files))?.importer.name).toBe(name);
  });
});
