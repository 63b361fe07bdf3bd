import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importCourse } from '../../../studio/import/import-course.ts';
import { exportTranslation } from '../../../studio/translate/export-translation.ts';
import { importTranslation } from '../../../studio/translate/import-translation.ts';
import type { UnitState } from '../../../studio/translate/observe-translations.ts';
import { protectedParts } from '../../../studio/translate/protected-parts.ts';
import { readXliff } from '../../../studio/translate/read-xliff.ts';
import { withPlainLines, writeXliff } from '../../../studio/translate/write-xliff.ts';
import { snapshot, temporaryFolder } from '../support/studio-folder.ts';
import { faultsOfXliff } from './support/check-xliff.ts';
import { translatedCourse } from './support/translated-course.ts';

/** Pieces of Markdown and XML that are easily lost on the way. */
const PIECES = [
  ...[
    'word',
    'كلمة',
    '字',
    ' ',
    '\n',
    '\n> ',
    '\n  - ',
    '`a < b`',
    '``x ` y``',
    '[a](b "t & u")',
    '[a][r]',
    '![x](<y z>)',
  ],
  ...[
    '**',
    '_',
    '~~',
    '|',
    '\\',
    '\\[',
    '&amp;',
    '&#13;',
    '<!-- -->',
    ']]>',
    '<br>',
    '<https://e.org/?a=1&b=2>',
    '"',
    "'",
  ],
  ...[
    '{{gap}}',
    '[^1]',
    '\u0001',
    '\r',
    '\ud800',
    '\ufffe',
    '\u00a0',
    '\u2028',
    '😀',
    '](',
    '[[',
    '<',
    '>',
    'https://e.org/_x_',
  ],
];
const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => `x${pieces.join('')}y`);

const stateOf = (source: string, target: string, form: 'block' | 'inline'): UnitState => {
  const unit = { id: 'b1', form, source, targets: { ar: target }, line: 1, context: '[r]: /to\n\n[^1]: Note.' };
  const place = { path: 'a/b/c', fileOf: () => 'a/b/c.md', units: [unit] };
  return { place, unit, lang: 'ar', state: 'fresh', by: 'person', record: undefined };
};

describe('words on their way to translators and back', () => {
  test('come back letter for letter, whatever is in them, in files that are well-formed', () => {
    fc.assert(
      fc.property(markdown, markdown, fc.constantFrom('block', 'inline'), (source, target, form) => {
        const xliff = writeXliff({ course: 1, source: 'en', lang: 'ar' }, [stateOf(source, target, form)]);
        expect(faultsOfXliff(xliff)).toEqual([]);
        const [unit] = readXliff(Buffer.from(xliff), 'test.xlf').units;
        expect([unit?.source, unit?.target]).toEqual([withPlainLines(source), withPlainLines(target)]);
      }),
      { numRuns: 400 },
    );
  });

  test('have their codes apart and in order, and all of them inside the text', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('block', 'inline'), (text, form) => {
        let at = 0;
        for (const { from, to } of protectedParts(text, { form, context: '[r]: /to' })) {
          expect([from >= at, to > from, to <= text.length]).toEqual([true, true, true]);
          at = to;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('leave a course as it was, whatever its texts are made of, and with either kind of line end', () => {
    const course = translatedCourse();
    const text = fc.array(markdown, { minLength: 1, maxLength: 5 }).map((blocks) => `${blocks.join('\n\n')}\n`);
    fc.assert(
      fc.property(text, text, fc.boolean(), (source, target, isWindows) => {
        course.write('basics/first/text.en.md', source);
        course.write('basics/first/text.ar.md', isWindows ? target.replace(/\r?\n/g, '\r\n') : target);
        course.export();
        const before = snapshot(course.source);
        expect(course.import()).toMatchObject({ taken: 0, confirmed: 0, findings: [] });
        expect(snapshot(course.source)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

/** Real courses lie beside the repository, where they are there. */
const COURSES = join(import.meta.dirname, '../../../../shared/data/courses');

describe.each([
  ['ml-for-beginners', 'fr'],
  ['space-talk', 'ar'],
])('the real course %s, which is translated in part into %s', (name, lang) => {
  test('comes back as it was; and whole, when its translators fill in what is missing', async ({ skip }) => {
    const source = join(COURSES, name);
    if (!existsSync(source)) skip(`../shared/data/courses/${name} is not there`);
    const [out, file] = [join(temporaryFolder(), 'course'), join(temporaryFolder(), 'course.xlf')];
    await importCourse({ source, out, encode: async () => false, signal: new AbortController().signal });
    const { units, toTranslate } = exportTranslation(out, { lang, out: file });
    expect(toTranslate).toBeGreaterThan(10);
    const xliff = readFileSync(file, 'utf8');
    expect(faultsOfXliff(xliff)).toEqual([]);
    const before = snapshot(out);
    expect(importTranslation(out, { file, machine: false })).toMatchObject({ taken: 0, same: units, findings: [] });
    expect(snapshot(out)).toEqual(before);
    writeFileSync(file, translateMissing(xliff));
    expect(importTranslation(out, { file, machine: false })).toMatchObject({ taken: toTranslate, findings: [] });
    expect(exportTranslation(out, { lang, out: file })).toMatchObject({ units, toTranslate: 0 });
  }, 120_000);
});

/** A translation that anybody can tell from its source: other vowels in its longer words, and all codes in their places. */
const translateMissing = (xliff: string): string =>
  xliff
    .split(/(?=<unit )/)
    .map((unit) => (unit.includes('<target') ? unit : translated(unit)))
    .join('');

const translated = (unit: string): string =>
  unit
    .replace('state="initial"', 'state="translated"')
    .replace(/<source[^>]*>([\s\S]*)<\/source>/, (source, words: string) => {
      const parts = words.split(/(<[^>]*>|&\w+;)/);
      const other = parts.map((part, index) =>
        index % 2 === 1 ? part : part.replace(/\b[a-z]{4,}\b/g, (word) => word.replace(/[aeiou]/g, 'é')),
      );
      return `${source}<target>${other.join('')}</target>`;
    });
