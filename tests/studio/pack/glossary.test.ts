import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStore, smallCourse } from '../support/studio-folder.ts';

const GLOSSARY = `
pack:
  words: { en: Pack, ar: حزمة }
  definition: { en: "What a phone fetches, as [facts](term:fact) are what it sends.", ar: "ما يجلبه الهاتف." }
fact:
  words: { en: Fact, ar: حقيقة }
  definition: { en: "What a person did: $a + b$.", ar: "ما فعله شخص." }
`;

function courseWithGlossary(link: string) {
  const course = smallCourse();
  course.write('glossary.yaml', GLOSSARY);
  course.edit('basics/first/text.en.md', 'A pack is course content.', `A [pack](term:${link}) is course content.`);
  return course;
}

describe('[TERM] a glossary', () => {
  test('travels with the texts, its words in every language and its definitions in theirs', async () => {
    const course = courseWithGlossary('pack');
    expect((await course.build()).findings).toEqual([]);
    const { text } = readStore(course.out);
    expect(JSON.stringify(text('en').texts)).toContain('<a href=\\"#term-1\\">pack</a>');
    expect(text('en').terms).toMatchObject([
      { n: 1, words: { en: 'Pack', ar: 'حزمة' }, html: expect.stringContaining('<a href="#term-2">facts</a>') },
      { n: 2, words: { en: 'Fact' }, html: expect.stringContaining('<math') },
    ]);
    expect(text('ar').terms?.[0]).toMatchObject({ n: 1, html: 'ما يجلبه الهاتف.' });
  });

  test('travels with every module that links to it, and so do the terms that it is explained with', async () => {
    const course = courseWithGlossary('pack');
    cpSync(join(course.source, 'basics'), join(course.source, 'more'), { recursive: true });
    course.edit('course.yaml', 'modules: [basics]', 'modules: [basics, more]');
    course.edit('basics/first/text.en.md', '[pack](term:pack)', 'pack');
    await course.build();
    const { text } = readStore(course.out);
    expect(text('en', 1).terms?.map(({ n }) => n)).toEqual([1, 2]);
    // What no text links to is with the first.
    expect(text('en', 0).terms?.map(({ n }) => n)).toEqual([2]);
  });

  test('[NUM2] gives a term its number once, whatever its place becomes', async () => {
    const course = courseWithGlossary('pack');
    await course.build();
    course.write('glossary.yaml', `new:\n  words: { en: New, ar: جديد }\n  definition: { en: N, ar: ج }\n${GLOSSARY}`);
    await course.build();
    expect(
      readStore(course.out)
        .text('en')
        .terms?.map(({ n }) => n),
    ).toEqual([3, 1, 2]);
  });

  test('without the term that a text links to is a finding, and the link becomes its words', async () => {
    const course = courseWithGlossary('pakc');
    const { findings } = await course.build();
    expect(findings).toMatchObject([{ code: 'unknown-term' }]);
    expect(JSON.stringify(readStore(course.out).text('en').texts)).toContain('A pack is course content.');
  });
});
