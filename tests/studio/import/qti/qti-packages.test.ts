import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { qti } from '../../../../studio/import/qti/qti.ts';
import { openPackage } from '../../../../studio/unpack/open-package.ts';
import { importEntries, importFiles, itemsOf, questionsOf } from '../packages/check-draft.ts';
import { choices, declared, importItem, item22 } from './qti-fixture.ts';

const REAL = '/work/shared/data/packages/qti3';

const choiceItem = (id: string, lang = 'en'): string =>
  item22(
    `<choiceInteraction responseIdentifier="R"><prompt>${id}?</prompt>${choices('A', 'B')}</choiceInteraction>`,
    declared(['A']),
    {
      ...{ id, attributes: `xml:lang="${lang}"` },
    },
  );

const testOf = (parts: string): string =>
  `<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="T" title="The test">${parts}</assessmentTest>`;
const ref = (href: string): string => `<assessmentItemRef identifier="x" href="${href}"/>`;
const section = (title: string, inside: string): string =>
  `<assessmentSection identifier="${title}" title="${title}" visible="true">${inside}</assessmentSection>`;

test('a test is a module, its sections are lessons, and items keep its order; what no test asks comes last', async () => {
  const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><metadata><schema>QTIv2.2 Package</schema><lom>
    <general><title><string language="fr-FR">Le paquet</string></title></general>
    <rights><description><string>CC BY 4.0</string></description></rights></lom></metadata><resources>
    <resource href="items/d.xml" type="imsqti_item_xmlv2p2"/><resource href="items/c.xml" type="imsqti_item_xmlv2p2"/></resources></manifest>`;
  const parts = `<testPart identifier="p">${section('First', `<rubricBlock view="candidate"><p>Read well.</p></rubricBlock>${ref('../items/b.xml')}${section('Inner', ref('../items/a.xml'))}`)}</testPart>
    <testPart identifier="p2">${section('Second', ref('../items/a.xml'))}</testPart>`;
  const { draft, recognised, counts } = await importEntries(qti, {
    ...{ 'imsmanifest.xml': manifest, 'tests/test.xml': testOf(parts) },
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [`items/${id}.xml`, choiceItem(id, 'fr')])),
  });
  expect(recognised).toBe(true);
  expect(draft).toMatchObject({ source: 'fr', title: { fr: 'Le paquet' }, licence: 'CC BY 4.0' });
  const shape = draft?.modules.map(({ title, lessons }) => [
    title.fr,
    lessons.map((lesson) => [
      lesson.title.fr,
      lesson.items.flatMap((item) => (item.kind === 'quiz' ? item.questions.map(({ key }) => key) : item.kind)),
    ]),
  ]);
  expect(shape).toEqual([
    [
      'The test',
      [
        ['First', ['text', 'b', 'a']],
        ['Second', ['a']],
      ],
    ],
    ['Le paquet', [['Le paquet', ['d', 'c']]]],
  ]);
  expect(counts).toEqual({ test: { found: 1, imported: 1 }, 'quiz question': { found: 5, imported: 5 } });
});

test('[QUIZ5] time and order of a section are its quiz’s; what a test does that a lesson does not is a note', async () => {
  const rules = '<selection select="2"/><ordering shuffle="true"/><timeLimits maxTime="90"/>';
  const parts = `<testPart identifier="p">${section('S', rules + ref('a.xml'))}</testPart><outcomeProcessing/>`;
  const { messages, draft } = await importEntries(qti, { 'test.xml': testOf(parts), 'a.xml': choiceItem('a') });
  expect(itemsOf(draft)).toMatchObject([{ kind: 'quiz', limitMinutes: 2, shuffle: 'all' }]);
  expect(messages('comment')).toEqual([
    '"S": the test draws 2 at random, here all are asked',
    'its own reckoning of the result is not taken over: 60 % of the points pass',
  ]);
});

test('sections of other files are read; one that holds itself is not read twice, one that is missing is named', async () => {
  const outer = section('Outer', `${ref('a.xml')}<assessmentSectionRef identifier="i" href="outer.xml"/>`);
  const parts =
    '<testPart identifier="p"><assessmentSectionRef identifier="o" href="outer.xml"/><assessmentSectionRef identifier="g" href="gone.xml"/></testPart>';
  const files = { 'test.xml': testOf(parts), 'outer.xml': outer, 'a.xml': choiceItem('a') };
  const { draft, messages } = await importEntries(qti, files);
  expect(questionsOf(draft)).toHaveLength(1);
  expect(messages('left-out')).toEqual([
    'the section "gone.xml" is not in the package',
    'the section "outer.xml" holds itself',
  ]);
});

test('an item that is missing is named and counted', async () => {
  const parts = `<testPart identifier="p">${section('S', ref('a.xml') + ref('gone.xml') + ref('../../etc/passwd'))}</testPart>`;
  const { counts, messages } = await importEntries(qti, { 'test.xml': testOf(parts), 'a.xml': choiceItem('a') });
  expect(counts?.['quiz question']).toEqual({ found: 3, imported: 1 });
  expect(messages('question-left-out').join()).toMatch(/"gone\.xml".*passwd/);
});

test('a text that items share is one text of the lesson, and its questions name it', async () => {
  const item = (id: string) => `<qti-assessment-item identifier="${id}" xml:lang="en" title="${id}">
    <qti-response-declaration identifier="R" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
    <qti-assessment-stimulus-ref identifier="s" href="s.xml"/><qti-item-body><qti-choice-interaction response-identifier="R">
    <qti-prompt>${id}</qti-prompt><qti-simple-choice identifier="A">a</qti-simple-choice><qti-simple-choice identifier="B">b</qti-simple-choice>
    </qti-choice-interaction></qti-item-body></qti-assessment-item>`;
  const stimulus =
    '<qti-assessment-stimulus identifier="s" title="A story"><qti-stimulus-body><p>Once.</p></qti-stimulus-body></qti-assessment-stimulus>';
  const { draft } = await importEntries(qti, { 'a.xml': item('a'), 'b.xml': item('b'), 's.xml': stimulus });
  expect(itemsOf(draft)).toMatchObject([
    { kind: 'text', key: 'text', title: { en: 'A story' }, text: { en: 'Once.' } },
    { kind: 'quiz', questions: [{ see: 'text' }, { see: 'text' }] },
  ]);
});

test('films and sounds inside an item stand before the quiz', async () => {
  const object = (data: string, type: string) => `<object data="${data}" type="${type}"/>`;
  const body = `<p>Watch ${object('v.mp4', 'video/mp4')} ${object('s.mp3', 'audio/mpeg')} ${object('p.html', 'text/html')}</p>
    <choiceInteraction responseIdentifier="R">${choices('A', 'B')}</choiceInteraction>`;
  const files = { 'q.xml': item22(body, declared(['A'])), 'v.mp4': 'x', 's.mp3': 'x', 'p.html': 'x' };
  const { draft, messages } = await importEntries(qti, files);
  expect(itemsOf(draft)).toMatchObject([
    { kind: 'video', media: 'v.mp4' },
    { kind: 'file', file: 's.mp3' },
    { kind: 'quiz' },
  ]);
  expect(messages('left-out')).toEqual(['an object of the type "text/html" was left out: p.html']);
});

test('an item in another language than most is told', async () => {
  const { draft, messages } = await importEntries(qti, {
    ...{ 'a.xml': choiceItem('a', 'fr'), 'b.xml': choiceItem('b', 'fr-CH'), 'c.xml': choiceItem('c', 'de-AT') },
  });
  expect(draft?.source).toBe('fr');
  expect(messages('untranslated')).toEqual(['it is in de-AT, the course is in fr']);
});

test('a package whose manifest names QTI is recognised, whatever else lies before it', async () => {
  const manifest = '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="z.xml"/></resources></manifest>';
  const others = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`a${n}.xml`, '<x/>']));
  const { recognised } = await importEntries(qti, { ...others, 'imsmanifest.xml': manifest, 'z.xml': choiceItem('z') });
  expect(recognised).toBe(true);
});

test('other packages are not taken for QTI', async () => {
  const { recognised, codes, draft } = await importEntries(qti, {
    'quiz.xml': '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"/>',
    'page.html': '<assessmentItem>',
  });
  expect([recognised, draft, codes]).toEqual([false, undefined, ['no-course']]);
});

test('broken files, wrong encodings, inclusions and entities are findings, and the others come in', async () => {
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(choiceItem('wide').replace('UTF-8', 'UTF-16'), 'utf16le'),
  ]);
  const latin = Buffer.from(choiceItem('caf\u00e9').replace('UTF-8', 'ISO-8859-1'), 'latin1');
  const { draft, findings } = await importEntries(qti, {
    ...{ 'a.xml': choiceItem('a'), 'wide.xml': utf16, 'latin.xml': latin },
    'broken.xml': '<assessmentItem identifier="x">',
    'bytes.xml': Buffer.concat([
      Buffer.from('<assessmentItem identifier="'),
      Buffer.from([0xff, 0xfe, 0x22]),
      Buffer.from('/>'),
    ]),
    'entity.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${choiceItem('e').replace(/<\?.*?\?>/, '')}`,
    'deep.xml': `<assessmentItem identifier="d">${'<div>'.repeat(100_000)}${'</div>'.repeat(100_000)}</assessmentItem>`,
    'include.xml': item22(
      '<p>X <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></p>',
      '',
      { id: 'i' },
    ),
  });
  expect(questionsOf(draft).map(({ prompt }) => prompt.en)).toEqual(['a?', 'café?', 'wide?']);
  expect(findings.map(({ code, file }) => `${code} ${file}`).sort()).toEqual([
    'left-out include.xml',
    ...['broken.xml', 'bytes.xml', 'deep.xml', 'entity.xml'].map((file) => `question-left-out ${file}`),
  ]);
});

test('markup of an item that would run does not reach the draft', async () => {
  const body = `<p onclick="steal()">Hi <a href="javascript:steal()">there</a><script>steal()</script><img src="x" onerror="steal()"/></p>
    <choiceInteraction responseIdentifier="R"><simpleChoice identifier="A">&lt;script&gt;steal()&lt;/script&gt;</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction>`;
  const { questions } = await importItem(item22(body, declared(['A'])));
  const [question] = questions;
  expect(question?.prompt.en).not.toMatch(/javascript|onclick|onerror/);
  expect(JSON.stringify(question)).toContain('\\\\<script>');
});

test('1,000 items with the same identifiers come in, each under a key of its own', async () => {
  const paths = Array.from({ length: 1000 }, (_, n) => `items/${n}.xml`);
  const parts = `<testPart identifier="p">${section('S', paths.map(ref).join(''))}</testPart>`;
  const files = Object.fromEntries(paths.map((path) => [path, choiceItem('same')]));
  const { draft } = await importEntries(qti, { 'test.xml': testOf(parts), ...files });
  expect(new Set(questionsOf(draft).map(({ key }) => key)).size).toBe(1000);
});

describe.skipIf(!existsSync(REAL))('real items of QTI 3', () => {
  test('all four come in as what they ask', async () => {
    const { recognised, draft, counts } = await importFiles(qti, await openPackage(REAL));
    expect(recognised).toBe(true);
    expect(counts).toEqual({ 'quiz question': { found: 4, imported: 4 } });
    expect(questionsOf(draft).map(({ type }) => type)).toEqual(['multiple', 'single', 'match', 'gaps']);
  });
});
