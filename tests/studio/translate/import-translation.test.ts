import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../support/studio-folder.ts';
import { translatedCourse } from './support/translated-course.ts';

const TEXT = 'basics/first/text.ar.md';
const QUIZ = 'basics/first/quiz.yaml';
const PACK = 'A pack is course content.';
/** The paragraph that holds PACK, in new Arabic words; its only code is the address. */
const PARAGRAPH = 'الحزمة محتوى [جديد](<ph id="p1" dataRef="d1"/>).';

describe('what a translator wrote', () => {
  test('goes into its text, and every other letter of it stays', () => {
    const course = translatedCourse();
    const before = course.read(TEXT);
    course.export();
    course.translate(PACK, PARAGRAPH);
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    const old = 'الحزمة هي محتوى المقرر. تنزل **مرة واحدة**، من [أي مكان](https://example.org/packs).';
    expect(course.read(TEXT)).toBe(before.replace(old, 'الحزمة محتوى [جديد](https://example.org/packs).'));
    expect(course.import()).toMatchObject({ taken: 0, findings: [] });
  });

  test('goes into YAML files in place: comments, order and spelling of all else stay', () => {
    const course = translatedCourse();
    course.edit(QUIZ, 'pass: 60', '# As agreed.\npass:   60   # per cent');
    course.edit(QUIZ, '{ en: Content, ar: محتوى }', '{ en: Content }');
    course.edit(QUIZ, '    unit: { en: MiB, ar: ميبيبايت }', '    unit:\n      en: MiB # binary');
    const before = course.read(QUIZ);
    course.export();
    course.translate('Content', 'المحتوى "كله"');
    course.translate('MiB', 'م.ب: ثنائية');
    course.translate('What goes up?', 'ماذا يصعد؟');
    course.translate('fact\nfacts', 'حقيقة\n حقائق ');
    expect(course.import()).toMatchObject({ taken: 4, findings: [] });
    expect(course.read(QUIZ)).toBe(
      before
        .replace('{ en: Content }', '{ en: Content, ar: "المحتوى \\"كله\\"" }')
        .replace('      en: MiB # binary\n', '      en: MiB # binary\n      ar: "م.ب: ثنائية"\n')
        .replace('ما الذي يصعد؟', '"ماذا يصعد؟"')
        .replace('ar: [حقيقة]', 'ar: ["حقيقة", "حقائق"]'),
    );
  });

  test('makes a text that is new: the words of the source stand where it is not translated, and phones show them as such', async () => {
    const course = translatedCourse();
    course.remove(TEXT);
    course.export();
    course.translate(PACK, PARAGRAPH);
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    expect(course.status().units).toMatchObject({ missing: 4 });
    const { findings } = await course.build();
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['missing-translation', '4 blocks are still in en'],
    ]);
    const blocks = blocksOf(course.out, 'ar').map(({ html }) => html);
    expect(blocks[0]).toBe('<h2 lang="en" dir="ltr">What a pack is</h2>');
    expect(blocks[1]).toContain('<p>الحزمة محتوى');
    course.export();
    course.translate('What a pack is', '## ما هي الحزمة');
    course.import();
    await course.build();
    expect(blocksOf(course.out, 'ar')[0]?.html).toBe('<h2>ما هي الحزمة</h2>');
  });

  test('stays missing where old words of the source stand in, and the source changes', () => {
    const course = translatedCourse();
    course.remove(TEXT);
    course.export();
    course.translate(PACK, PARAGRAPH);
    course.import();
    course.edit('basics/first/text.en.md', 'What a pack is', 'What packs are');
    expect(course.status().units).toMatchObject({ missing: 4, stale: 0 });
  });

  test('is stale from the beginning where the source changed after the export', () => {
    const course = translatedCourse();
    course.export();
    course.edit('basics/first/text.en.md', PACK, 'A pack is what a course holds.');
    course.edit(QUIZ, 'What goes up?', 'What climbs?');
    course.translate(PACK, PARAGRAPH);
    course.translate('What goes up?', 'ماذا يصعد؟');
    expect(course.import()).toMatchObject({ taken: 2, findings: [] });
    expect(course.status().units).toMatchObject({ stale: 2, missing: 0 });
    course.export();
    course.translate('what a course holds', 'الحزمة ما يحمله المقرر [هنا](<ph id="p1" dataRef="d1"/>).');
    course.import();
    expect(course.status().units).toMatchObject({ stale: 1 });
  });

  test('finds its block when others came before it, between two builds or two imports', () => {
    const course = translatedCourse();
    course.export();
    course.edit('basics/first/text.en.md', 'A pack is', 'A new first paragraph.\n\nA pack is');
    course.translate(PACK, PARAGRAPH);
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    expect(course.status().units).toMatchObject({ stale: 0, missing: 1 });
    course.export();
    course.translate('A new first', 'فقرة أولى جديدة.');
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    expect(course.read(TEXT)).toContain('## ما هي الحزمة\n\nفقرة أولى جديدة.\n\nالحزمة محتوى [جديد]');
    expect(course.status().units).toMatchObject({ stale: 0, missing: 0 });
  });
});

describe('a person’s text', () => {
  test('that changed in the course after the export is kept, and told', () => {
    const course = translatedCourse();
    course.export();
    course.edit(TEXT, 'محتوى المقرر', 'كل محتوى المقرر');
    course.translate(PACK, PARAGRAPH);
    const before = course.read(TEXT);
    expect(course.import()).toMatchObject({ taken: 0, findings: [{ code: 'translation-conflict' }] });
    expect(course.read(TEXT)).toBe(before);
  });

  test('is never replaced by a machine’s, whether all of the file is a machine’s or one segment', () => {
    const course = translatedCourse();
    course.export();
    course.translate(PACK, PARAGRAPH);
    expect(course.import({ machine: true })).toMatchObject({ taken: 0, findings: [{ code: 'translation-conflict' }] });
    course.translate(PACK, PARAGRAPH, 'translated" subState="caravan:machine');
    expect(course.import()).toMatchObject({ taken: 0, findings: [{ code: 'translation-conflict' }] });
  });

  test('replaces a machine’s, also from a file that is older than that', () => {
    const course = translatedCourse();
    course.remove(TEXT);
    course.export();
    course.translate(PACK, 'آلة [هنا](<ph id="p1" dataRef="d1"/>).');
    course.import({ machine: true });
    expect(course.status().units).toMatchObject({ machine: 1 });
    course.translate(PACK, PARAGRAPH);
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    expect(course.status().units).toMatchObject({ machine: 0 });
    expect(course.read(TEXT)).toContain('الحزمة محتوى [جديد](https://example.org/packs).');
  });

  test('is what a machine’s becomes once somebody has reviewed it, or written over it by hand', () => {
    const course = translatedCourse();
    course.edit(QUIZ, 'prompt: { en: What goes up?, ar: ما الذي يصعد؟ }', 'prompt: { en: What goes up? }');
    course.edit(QUIZ, 'explain: { en: Packs come down., ar: الحزم تنزل. }', 'explain: { en: Packs come down. }');
    course.export();
    course.translate('What goes up?', 'ماذا يصعد؟');
    course.translate('Packs come down.', 'تنزل الحزم.');
    course.import({ machine: true });
    expect(course.status().units).toMatchObject({ machine: 2 });
    course.export();
    course.translate('What goes up?', 'ماذا يصعد؟', 'reviewed');
    expect(course.import()).toMatchObject({ taken: 0, confirmed: 1 });
    expect(course.status().units).toMatchObject({ machine: 1 });
    course.edit(QUIZ, 'تنزل الحزم.', 'تنزل الحزم كلها.');
    expect(course.status().units).toMatchObject({ machine: 0 });
  });

  test('is a machine’s where course.yaml says so of the whole language', () => {
    const course = translatedCourse({ machine: true });
    const { units } = course.status();
    expect([units.machine, units.all > 20]).toEqual([units.all, true]);
    course.export();
    course.translate(PACK, PARAGRAPH);
    course.import();
    expect(course.status().units.machine).toBe(units.all - 1);
    course.export();
    course.translate('What a pack is', '## ما الحزمة');
    course.import({ machine: true });
    expect(course.status().units.machine).toBe(units.all - 1);
    course.edit(TEXT, '## ما الحزمة', '## ما هي الحزمة؟');
    expect(course.status().units.machine).toBe(units.all - 2);
  });
});

describe('a translation that would break something', () => {
  test.each([
    ['a link that was lost', PACK, 'الحزمة محتوى.'],
    ['an address that is another', PACK, 'الحزمة [هنا](https://evil.example/).'],
    ['a paragraph where a list is', 'Download.', 'نزّل ثم ادرس.'],
    ['a list where a paragraph is', PACK, '- الحزمة [هنا](<ph id="p1" dataRef="d1"/>).'],
    ['two blocks where one is', PACK, 'الحزمة\n\n[هنا](<ph id="p1" dataRef="d1"/>).'],
    ['a heading of another level', 'What a pack is', '### ما هي الحزمة'],
    ['words without end', 'What a pack is', `## ${'كلمة '.repeat(2000)}`],
  ])('is told and left out: %s', (_, words, target) => {
    const course = translatedCourse();
    course.export();
    course.translate(words, target);
    const before = course.read(TEXT);
    const line = course
      .xliff()
      .slice(0, course.xliff().indexOf(target.slice(0, 12)))
      .split('\n').length;
    const { findings, taken } = course.import();
    expect(findings).toMatchObject([{ code: 'translation-refused', level: 'warning', file: course.file }]);
    expect([taken, (findings[0]?.line ?? 0) > 1, (findings[0]?.line ?? 0) < line]).toEqual([0, true, true]);
    expect(findings[0]?.message).toMatch(/^basics:first:text b\d+: /);
    expect(course.read(TEXT)).toBe(before);
  });

  test('is told where a gap is missing', () => {
    const course = translatedCourse();
    course.edit(
      QUIZ,
      '  - key: word\n',
      '  - key: holes\n    type: gaps\n    prompt: { en: Fill., ar: املأ. }\n    text: { en: "A {{n}} of things" }\n    gaps: [{ key: n, answer: 4 }]\n  - key: word\n',
    );
    course.export();
    expect(course.xliff()).toContain('>{{n}}</data>');
    course.translate(' of things', 'أشياء كثيرة');
    expect(course.import().findings).toMatchObject([{ code: 'translation-refused' }]);
    course.translate(' of things', '<ph id="p1" dataRef="d1"/> أشياء');
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    expect(course.read(QUIZ)).toContain('"A {{n}} of things", ar: "{{n}} أشياء"');
  });

  test('is told where the course has no such text any more', () => {
    const course = translatedCourse();
    course.export();
    writeFileSync(course.file, course.xliff().replace('<unit id="b1">', '<unit id="b99">'));
    expect(course.import().findings).toMatchObject([{ code: 'unknown-unit' }]);
  });
});
