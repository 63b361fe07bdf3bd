import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cmi5 } from '../../../../studio/import/packages/cmi5.ts';
import { scorm } from '../../../../studio/import/packages/scorm.ts';
import { xapi } from '../../../../studio/import/packages/xapi.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { importEntries, importFiles, itemsOf } from './check-draft.ts';

const REAL = '/work/shared/data/packages';

const scorm12 = (organizations: string, resources = sco('r1', 'a.html')): string =>
  `<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>${organizations}<resources>${resources}</resources></manifest>`;
const sco = (id: string, href: string, type = 'scormtype="sco"'): string =>
  `<resource identifier="${id}" type="webcontent" adlcp:${type} href="${href}"/>`;
const ORGANIZATION = `<organizations default="o2"><organization identifier="o1"><title>Other</title></organization><organization identifier="o2">
  <title>A  course</title><item identifier="m"><title>Part</title><item identifier="i1" identifierref="r1" parameters="?x=1"><title>One</title>
  <adlcp:masteryscore>80</adlcp:masteryscore></item><item identifier="i2" identifierref="r2"><title>Two</title></item>
  <item identifier="i3" identifierref="r3"><title>No SCO</title></item></item></organization></organizations>`;

test('SCORM 1.2 is one package item, with its units and the bytes of all its files', async () => {
  const manifest = scorm12(
    ORGANIZATION,
    sco('r1', 'a.html') + sco('r2', 'gone.html') + sco('r3', 'b.html', 'scormtype="asset"'),
  );
  const { recognised, draft, messages } = await importEntries(scorm, { 'imsmanifest.xml': manifest, 'a.html': 'four' });
  expect(recognised).toBe(true);
  expect(draft?.title).toEqual({ en: 'A course' });
  const unpackedBytes = manifest.length + 4;
  expect(itemsOf(draft)).toMatchObject([{ kind: 'package', format: 'scorm-1.2', units: 2, unpackedBytes }]);
  expect(messages('package-unit')).toEqual([
    '"One" begins at a.html?x=1, passed from 80 of 100',
    '"Two" begins at gone.html',
  ]);
  expect(messages('media-missing')).toEqual(['the package lacks gone.html: it cannot be played']);
});

test('SCORM 2004 tells its title by language, its licence, and its measure', async () => {
  const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
    <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><language>fr</language>
    <title><string language="fr">Le cours</string><string language="en-GB">The course</string></title>
    <description><string language="fr">De quoi il parle</string><string language="de">Worum es geht</string></description></general>
    <rights><description><string>CC BY-SA 4.0</string></description></rights></lom></metadata>
    <organizations><organization identifier="o"><title>Org</title><item identifierref="r"><title>One</title><imsss:sequencing><imsss:objectives>
    <imsss:primaryObjective><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing></item></organization></organizations>
    <resources>${sco('r', 'a.html', 'scormType="sco"')}</resources></manifest>`;
  const { draft, messages } = await importEntries(scorm, { 'imsmanifest.xml': manifest, 'a.html': '' });
  expect(draft).toMatchObject({
    ...{ source: 'fr', languages: ['fr', 'en'], title: { fr: 'Le cours', en: 'The course' }, licence: 'CC BY-SA 4.0' },
  });
  expect(draft?.summary).toEqual({ fr: 'De quoi il parle' });
  expect(itemsOf(draft)).toMatchObject([{ format: 'scorm-2004', units: 1 }]);
  expect(messages('package-unit')).toEqual(['"One" begins at a.html, passed from 0.7']);
});

test.each([
  ['no organization', scorm12('<organizations/>'), 'no organization in it'],
  ['no unit', scorm12('<organizations><organization identifier="o"/></organizations>'), 'starts no unit'],
  ['half a file', scorm12(ORGANIZATION).slice(0, -20), 'cannot be read'],
  ['an entity', `<!DOCTYPE m [<!ENTITY a "b">]>${scorm12(ORGANIZATION)}`, 'cannot be read'],
])('a SCORM package with %s is an error that names its manifest', async (_, manifest, message) => {
  const { recognised, draft, findings } = await importEntries(scorm, { 'imsmanifest.xml': manifest });
  expect([recognised, draft]).toEqual([true, undefined]);
  expect(findings).toMatchObject([
    { code: 'no-course', file: 'imsmanifest.xml', message: expect.stringContaining(message) },
  ]);
});

test.each([
  [
    'a Common Cartridge',
    '<manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"><metadata><schema>IMS Common Cartridge</schema></metadata></manifest>',
  ],
  ['QTI', '<manifest><metadata><schema>QTIv2.1 Package</schema></metadata></manifest>'],
  ['a broken file of another kind', '<manifest><metadata><schema>IMS Common Cartridge</schema>'],
])('the manifest of %s is not taken for SCORM', async (_, manifest) => {
  expect((await importEntries(scorm, { 'imsmanifest.xml': manifest })).recognised).toBe(false);
});

const words = (element: string, text: string): string =>
  `<${element}><langstring lang="en-US">${text}</langstring><langstring lang="fr">${text} (fr)</langstring></${element}>`;
const au = (id: string, url: string, attributes = ''): string =>
  `<au id="${id}" ${attributes}>${words('title', id)}<url>${url}</url></au>`;
const structure = (
  inside: string,
  course = `<course id="urn:c">${words('title', 'C')}${words('description', 'D')}</course>`,
): string =>
  `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">${course}${inside}</courseStructure>`;

test('cmi5: units of blocks too, objectives as outcomes, titles by language', async () => {
  const objectives = `<objectives><objective id="urn:o">${words('title', 'Know')}</objective></objectives>`;
  const block = `<block id="urn:b">${words('title', 'B')}<objectives><objective idref="urn:o"/></objectives>
    <block id="urn:b2">${au('urn:1', '\n<![CDATA[ a.html?x=1&y=2 ]]>', 'masteryScore="0.9"')}</block>${au('urn:2', 'https://example.org/u')}</block>`;
  const xml = structure(objectives + block + au('urn:3', 'a.html'));
  const { recognised, draft, codes, messages } = await importEntries(cmi5, { 'cmi5.xml': xml, 'a.html': '' });
  expect(recognised).toBe(true);
  expect(draft).toMatchObject({
    ...{ source: 'en', languages: ['en', 'fr'], title: { en: 'C', fr: 'C (fr)' }, summary: { en: 'D', fr: 'D (fr)' } },
    outcomes: { en: ['Know'], fr: ['Know (fr)'] },
  });
  expect(itemsOf(draft)).toMatchObject([{ kind: 'package', format: 'cmi5', units: 3 }]);
  expect(messages('package-unit')[0]).toBe('"urn:1" begins at a.html?x=1&y=2, passed from 0.9');
  expect(new Set(codes)).toEqual(new Set(['package-unit']));
});

test('cmi5: ids that two things share and a score out of range are told, and the package is kept', async () => {
  const xml = structure(au('urn:1', 'a.html') + au('urn:1', 'a.html', 'masteryScore="90"'));
  const { draft, messages } = await importEntries(cmi5, { 'cmi5.xml': xml, 'a.html': '' });
  expect(itemsOf(draft)).toHaveLength(1);
  expect(messages('package-fault')).toEqual([
    'two things have the id "urn:1"',
    'the mastery score "90" is not from 0 to 1',
  ]);
});

test('a course structure alone is kept, and what it lacks is told', async () => {
  const { recognised, draft, messages } = await importEntries(cmi5, {
    'any.name.xml': structure(au('urn:1', 'a.html') + au('urn:2', 'b.html')),
  });
  expect(recognised).toBe(true);
  expect(itemsOf(draft)).toMatchObject([{ units: 2 }]);
  expect(messages('media-missing')).toEqual([
    'the package lacks a.html and what 1 more units begin with: it cannot be played',
  ]);
});

test.each([
  [
    'a space in a url',
    structure(au('urn:1', 'http://example.com index.html')),
    'au "urn:1": "http://example.com index.html" is no url',
  ],
  ['another scheme', structure(au('urn:1', 'javascript:alert(1)')), 'does not begin with http'],
  ['no url', structure(au('urn:1', '')), 'it has no url'],
  ['no unit', structure(''), 'no assignable unit'],
  ['no course', structure(au('urn:1', 'a.html'), ''), 'it has no course'],
  ['no id', structure(au('', 'a.html')), 'it has no id'],
  ['half a file', structure(au('urn:1', 'a.html')).slice(0, -9), 'cannot be read'],
])('a cmi5 course structure with %s is an error that names it', async (_, xml, message) => {
  const { recognised, draft, findings } = await importEntries(cmi5, { 'cmi5.xml': xml, 'a.html': '' });
  expect([recognised, draft]).toEqual([true, undefined]);
  expect(findings).toMatchObject([{ code: 'no-course', file: 'cmi5.xml', message: expect.stringContaining(message) }]);
});

test('1,000 units are counted, and fifty named', async () => {
  const units = Array.from({ length: 1000 }, (_, n) => au(`urn:${n}`, 'a.html')).join('');
  const { draft, messages } = await importEntries(cmi5, { 'cmi5.xml': structure(units), 'a.html': '' });
  expect(itemsOf(draft)).toMatchObject([{ units: 1000 }]);
  expect(messages('package-unit')).toHaveLength(51);
});

test('xAPI: activities that start something are its units', async () => {
  const xml = `<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities><activity id="urn:1" type="http://adlnet.gov/expapi/activities/course">
    <name lang="fr-FR">Le cours</name><name lang="en-US">The course</name><description lang="fr">De quoi</description><launch lang="fr">a.html</launch></activity>
    <activity id="urn:2"><name lang="en-US">A slide</name></activity></activities></tincan>`;
  const { recognised, draft, codes } = await importEntries(xapi, { 'tincan.xml': xml, 'a.html': '12' });
  expect([recognised, codes]).toEqual([true, ['package-unit']]);
  expect(draft).toMatchObject({
    source: 'fr',
    title: { fr: 'Le cours', en: 'The course' },
    summary: { fr: 'De quoi' },
  });
  expect(itemsOf(draft)).toMatchObject([{ format: 'xapi', units: 1, unpackedBytes: xml.length + 2 }]);
});

test('xAPI that starts nothing, or cannot be read, is an error', async () => {
  const nothing = await importEntries(xapi, { 'tincan.xml': '<tincan><activities/></tincan>' });
  const broken = await importEntries(xapi, { 'tincan.xml': '<tincan>' });
  expect([nothing.codes, broken.codes]).toEqual([['no-course'], ['no-course']]);
});

describe.skipIf(!existsSync(REAL))('real packages', () => {
  const open = async (path: string) => {
    const files = await openPackage(join(REAL, path));
    onTestFinished(() => files.close());
    return files;
  };

  test.each([
    ['singlescobasic.zip', 1, 'Golf Explained - Run-time Basic Calls'],
    ['RuntimeMinimumCalls_SCORM12.zip', 18, 'Golf Explained - Minimum Run-time Calls'],
  ])('SCORM: %s', async (name, units, title) => {
    const { recognised, draft, codes } = await importFiles(scorm, await open(`scorm/${name}`));
    expect([recognised, draft?.title.en]).toEqual([true, title]);
    expect(itemsOf(draft)).toMatchObject([{ format: 'scorm-1.2', units }]);
    expect(new Set(codes)).toEqual(new Set(['package-unit']));
  });

  test('SCORM without an organization is an error with its line', async () => {
    const { draft, findings } = await importFiles(scorm, await open('scorm/singlescobasic_missingorg.zip'));
    expect(draft).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'no-course', file: 'imsmanifest.xml', line: 25 }]);
  });

  test('an archive without any manifest is nobody here knows', async () => {
    const files = await open('scorm/invalid.zip');
    for (const importer of [scorm, cmi5, xapi]) expect(await importer.recognises(files)).toBe(false);
  });

  test('cmi5: a whole package, and structures of one and of many units', async () => {
    const whole = await importFiles(cmi5, await open('cmi5/course_examples/packages/single_au_basic_responsive.zip'));
    expect(itemsOf(whole.draft)).toMatchObject([{ format: 'cmi5', units: 1, unpackedBytes: 4325270 }]);
    expect(whole.codes).toEqual(['package-unit']);
    const many = await importFiles(cmi5, await open('cmi5/course_examples/multi_au_framed'));
    expect(itemsOf(many.draft)).toMatchObject([{ units: 8 }]);
    expect(many.codes).toContain('media-missing');
  });
});
