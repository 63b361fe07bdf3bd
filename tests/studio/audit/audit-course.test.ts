import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wireBytesOf } from '../../../src/protocol/pack/blob-ref.ts';
import { planDownload } from '../../../src/protocol/pack/plan-download.ts';
import { checkText } from '../../../studio/audit/check-text.ts';
import { countWords } from '../../../studio/audit/count-words.ts';
import { examineCourses } from '../../../studio/examine-courses.ts';
import { parseMarkdown } from '../../../studio/markdown/parse.ts';
import { collectFindings } from '../../../studio/report/finding.ts';
import { readStore, smallCourse, snapshot } from '../support/studio-folder.ts';

/** What is found in a text, as code and line. */
function faultsOf(text: string): [string, number | undefined][] {
  const { findings, report } = collectFindings();
  checkText(parseMarkdown(text), 'text.md', report);
  return findings.map(({ code, line }) => [code, line]);
}

describe('a text', () => {
  test.each([
    ['## One\n\n### Two\n\n#### Three\n\n## Four\n', []],
    ['## One\n\n#### Four\n', [['heading-jump', 3]]],
    ['### Three\n', [['heading-jump', 1]]],
    ['| a | b |\n| - | - |\n| 1 | 2 |\n', []],
    ['| a |   |\n| - | - |\n| 1 | 2 |\n', []],
    ['Text.\n\n|   |   |\n| - | - |\n| 1 | 2 |\n', [['table-header', 3]]],
    ['[The rules of the library](https://example.org)\n', []],
    ['Read it [here](https://example.org).\n', [['link-words', 1]]],
    ['[Click here!](https://example.org)\n', [['link-words', 1]]],
    ['[](https://example.org)\n', [['link-words', 1]]],
    ['[→](https://example.org)\n', [['link-words', 1]]],
    ['[اضغط هنا](https://example.org)\n', [['link-words', 1]]],
    ['[点击这里](https://example.org)\n', [['link-words', 1]]],
    ['[En savoir plus…](https://example.org)\n', [['link-words', 1]]],
    ['> See https://example.org/a?b=c for more.\n', [['bare-url', 1]]],
    ['<mailto:who@example.org>\n', [['bare-url', 1]]],
    ['[![A map](map.png)](https://example.org)\n', []],
  ])('%j has the faults %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('has as many words as its readers count, with spaces or without', () => {
    expect(countWords('It costs 3 MB — nothing more.', 'en')).toBe(6);
    expect(countWords('我们学习教学设计', 'zh')).toBeGreaterThan(2);
  });
});

describe('a course', () => {
  test('is told with its weight at each rung, as a phone will fetch it', async () => {
    const course = smallCourse();
    const { courses } = await course.build();
    const { root, modules, history } = readStore(course.out);
    const manifests = [...history.map((version) => version.root), ...root.modules.map(({ manifest }) => manifest)];
    const text = wireBytesOf([...manifests, ...planDownload({ root, modules }, { rung: 'text', lang: 'ar' })]);
    expect(courses[0]?.sizes.ar?.text).toBe(text);
    expect(Object.keys(courses[0]?.sizes.en ?? {})).toEqual(['144', 'text', 'audio']);
    expect(courses[0]?.modules.map(({ sizes }) => (sizes.ar?.text ?? 0) < text)).toEqual([true]);
  });

  test('tells how many words of a language are missing, out of date, and by a machine', async () => {
    const course = smallCourse();
    const [before] = (await course.build()).courses;
    const [en, ar] = before?.translations ?? [];
    expect(en).toMatchObject({ lang: 'en', missing: 0, stale: 0, machine: 0, percent: 100 });
    expect(ar).toMatchObject({ lang: 'ar', words: en?.words, missing: 0, stale: 0, machine: en?.words, percent: 100 });
    course.edit('basics/first/text.en.md', 'A pack is course content.', 'A pack is what a course holds.');
    const stale = (await course.build()).courses[0]?.translations[1];
    expect(stale?.stale).toBe(countWords('A pack is what a course holds It comes down once from anywhere', 'en'));
    expect(stale?.percent).toBeLessThan(100);
    course.remove('basics/first/text.ar.md');
    const missing = (await course.build()).courses[0]?.translations[1];
    const text = countWords(
      'What a pack is A pack is what a course holds It comes down once from anywhere A camel carries a chest Comes down Goes up pack fact Download Study',
      'en',
    );
    expect([missing?.missing, missing?.stale]).toEqual([text, 0]);
  });

  test('without a text and a quiz is not published: who cannot afford videos would have nothing', async () => {
    const course = smallCourse();
    course.write(
      'basics/first/lesson.yaml',
      'title: { en: Only sound, ar: صوت فقط }\nminutes: 5\nitems: [{ key: video, kind: video, sound: en }]\n',
    );
    const { findings, changedFiles } = await course.build();
    expect(findings).toMatchObject([
      { level: 'error', code: 'no-text-rung', file: join(course.source, 'course.yaml') },
    ]);
    expect(changedFiles).toBe(0);
  });

  test('is examined without a byte being written', async () => {
    const course = smallCourse();
    const before = snapshot(join(course.source, '..'));
    const { courses, findings } = await examineCourses(course.source, {});
    expect([courses.length, findings]).toEqual([1, []]);
    expect(snapshot(join(course.source, '..'))).toEqual(before);
  });

  test('with faults of every sort names them all, in every language they are in', async () => {
    const course = smallCourse();
    rmSync(join(course.source, 'basics/first/video/ar.vtt'));
    const faulty = '#### Far down\n\n[here](https://example.org)\n';
    for (const lang of ['en', 'ar']) writeFileSync(join(course.source, `basics/first/text.${lang}.md`), faulty);
    const { findings } = await course.build();
    expect(findings.map(({ code, file }) => `${code} ${file.slice(course.source.length + 14)}`).toSorted()).toEqual([
      'heading-jump text.ar.md',
      'heading-jump text.en.md',
      'link-words text.ar.md',
      'link-words text.en.md',
      'missing-captions video/ar.vtt',
      // Its words are those of the source.
      'missing-translation text.ar.md',
    ]);
  });
});
