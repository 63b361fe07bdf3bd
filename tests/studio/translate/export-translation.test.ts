import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportTranslation } from '../../../studio/translate/export-translation.ts';
import { importTranslation } from '../../../studio/translate/import-translation.ts';
import { smallCourse, snapshot, temporaryFolder } from '../support/studio-folder.ts';
import { faultsOfXliff } from './support/check-xliff.ts';
import { translatedCourse } from './support/translated-course.ts';

const CONTENT = join(import.meta.dirname, '../../../content');

describe('a course that is exported', () => {
  test('is XLIFF 2.1 as its schema and its rules want it, with every word of the course', () => {
    const course = translatedCourse();
    expect(course.export()).toMatchObject({ findings: [], toTranslate: 0 });
    const xliff = course.xliff();
    expect(faultsOfXliff(xliff)).toEqual([]);
    for (const words of ['Small course', 'Everything a pack', 'Tell a pack', 'Basics', 'First lesson', 'A tone']) {
      expect(xliff).toContain(`>${words}`);
    }
    for (const words of ['What is a **pack**?', 'That is a fact.', 'Packs come down.', 'MiB', 'fact\nfacts']) {
      expect(xliff).toContain(`>${words}</source>`);
    }
    expect(xliff).toContain('trgDir="rtl"');
  });

  test('lets nobody change addresses and code: they are codes, and blocks of code are not sent at all', () => {
    const course = translatedCourse();
    course.write(
      'basics/first/text.en.md',
      'Run `npm i` from [`here`](<a b.md> "Title") or <https://example.org>.[^1]\n\n[^1]: Note.\n',
    );
    course.remove('basics/first/text.ar.md');
    course.export();
    const text = /<unit id="b1">[\s\S]*?<\/unit>/.exec(course.xliff())?.[0] ?? '';
    expect([...text.matchAll(/<data [^>]*>(.*?)<\/data>/g)].map(([, data]) => data)).toEqual([
      '`npm i`',
      '`here`',
      '&lt;a b.md&gt;',
      '&lt;https://example.org&gt;',
      '[^1]',
    ]);
    expect(text).toContain('&quot;Title&quot;'.replaceAll('&quot;', '"'));
    expect(faultsOfXliff(course.xliff())).toEqual([]);
    const before = translatedCourse();
    before.export();
    expect(before.xliff()).not.toContain('immutable');
  });

  test('[TERM] [QUIZ4] holds the words of its glossary and of its hotspots; [MATH1] nobody changes a formula', () => {
    const course = translatedCourse();
    course.write('glossary.yaml', 'pack:\n  words: { en: Pack }\n  definition: { en: "It has $n^2$ parts." }\n');
    const quiz = readFileSync(join(course.source, 'basics/first/quiz.yaml'), 'utf8').trimEnd();
    const hotspot = `
  - key: eye
    type: hotspot
    prompt: { en: Where? }
    picture: images/camel.svg
    alt: { en: A camel that looks }
    areas: [{ key: head, right: true, shape: rect, points: [0, 0, 9, 9], label: { en: Its head } }]`;
    course.write('basics/first/quiz.yaml', `${quiz}${hotspot}\n`);
    course.export();
    const xliff = course.xliff();
    expect(faultsOfXliff(xliff)).toEqual([]);
    for (const words of ['Pack', 'A camel that looks', 'Its head']) expect(xliff).toContain(`>${words}</source>`);
    expect(xliff).toMatch(/<data id="d1"[^>]*>\$n\^2\$<\/data>/);
    expect(xliff).toContain('id="questions:eye:areas:head:label"');
    expect(xliff).toContain('id="pack:definition"');
  });

  test('has a broken file found out by the same rules', () => {
    const course = translatedCourse();
    course.export();
    const xliff = course.xliff();
    expect(faultsOfXliff(xliff.replace('id="b1"', 'id="b2"'))).toEqual(['unit b2 is there twice']);
    expect(faultsOfXliff(xliff.replace('id="d1"', 'id="d9"'))).toContain('no data d1');
    expect(faultsOfXliff(xliff.replace('subState=', 'substate='))).toEqual([]);
    expect(faultsOfXliff(xliff.replace(' version="2.1"', ''))).toContain('xliff lacks version*');
  });

  test('is not exported into a language that it does not have, nor into its own', () => {
    const { source } = smallCourse();
    for (const lang of ['en', 'sw']) {
      const out = join(source, `../${lang}.xlf`);
      expect(exportTranslation(source, { lang, out }).findings).toMatchObject([
        { code: 'schema', level: 'error', line: 3 },
      ]);
      expect(existsSync(out)).toBe(false);
    }
  });

  const courses = ['study-offline', 'designing-a-blended-course'];
  test.each(courses.flatMap((name) => ['fr', 'ar', 'zh'].map((lang) => [name, lang] as const)))(
    'and imported as it is changes no byte: %s in %s',
    (name, lang) => {
      const root = temporaryFolder();
      cpSync(join(CONTENT, 'publisher.yaml'), join(root, 'publisher.yaml'));
      const folder = join(root, name);
      cpSync(join(CONTENT, name), folder, { recursive: true, filter: (file) => !/\.(?:mp4|m4a)$/.test(file) });
      const out = join(root, `${lang}.xlf`);
      const { units, findings } = exportTranslation(folder, { lang, out });
      expect([units > 100, findings]).toEqual([true, []]);
      expect(faultsOfXliff(readFileSync(out, 'utf8'))).toEqual([]);
      const before = snapshot(folder);
      const result = importTranslation(folder, { file: out, machine: false });
      expect(result).toEqual({ taken: 0, confirmed: 0, same: units, findings: [] });
      expect(snapshot(folder)).toEqual(before);
    },
  );
});
