import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { snapshot } from '../support/studio-folder.ts';
import { translatedCourse } from './support/translated-course.ts';

const TEXT = 'basics/first/text.ar.md';
const PACK = 'A pack is course content.';
const PARAGRAPH = 'الحزمة محتوى [جديد](<ph id="p1" dataRef="d1"/>).';

describe('a file that is not what it should be', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0">&a;</xliff>`;
  test.each([
    ['declares entities', () => bomb],
    ['nests without end', (xliff: string) => xliff.replace('<source ', `${'<mrk id="m">'.repeat(5000)}<source `)],
    ['is cut off', (xliff: string) => xliff.slice(0, xliff.length / 2)],
    ['is XLIFF 1.2', (xliff: string) => xliff.replace('document:2.0', 'document:1.2')],
    ['is of another course', (xliff: string) => xliff.replace(/(<mda:meta type="course">)\d+/, '$199')],
    ['is from another language', (xliff: string) => xliff.replace('srcLang="en"', 'srcLang="de"')],
    [
      'has codes that grow',
      (xliff: string) =>
        xliff
          .replace('https://example.org/packs</data>', `${'x'.repeat(1_000_000)}</data>`)
          .replace('الحزمة محتوى', '<ph id="q" dataRef="d1"/>'.repeat(1000)),
    ],
    ['is 50 MB', (xliff: string) => xliff.replace('</xliff>', `<!--${'x'.repeat(50_000_000)}--></xliff>`)],
  ])('changes nothing: %s', (_, change) => {
    const course = translatedCourse();
    course.export();
    course.translate(PACK, PARAGRAPH);
    writeFileSync(course.file, change(course.xliff()));
    const before = snapshot(course.source);
    expect(course.import()).toMatchObject({ taken: 0, findings: [{ code: 'bad-xliff', level: 'error' }] });
    expect(snapshot(course.source)).toEqual(before);
  });

  test('is taken with what other tools add to it: marks, pairs, segments of their own, no notes', () => {
    const course = translatedCourse();
    course.remove(TEXT);
    course.export();
    course.translate(PACK, '<pc id="x"><mrk id="m" type="term">الحزمة</mrk></pc> [هنا](<ph id="p1" dataRef="d1"/>).');
    writeFileSync(course.file, course.xliff().replace(/<mda:metadata>.*?<\/mda:metadata>/g, ''));
    expect(course.import()).toMatchObject({ taken: 1, findings: [] });
    expect(course.read(TEXT)).toContain('\n\nالحزمة [هنا](https://example.org/packs).\n\n');
    expect(course.status().units).toMatchObject({ stale: 0 });
  });
});
