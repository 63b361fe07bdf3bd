import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { buildPacks } from '../../../studio/build-packs.ts';
import { FINDING_LEVELS, type Finding } from '../../../studio/report/finding.ts';
import { reportPage } from '../../../studio/report/report-page.ts';
import { type StudioReport, studioReportSchema } from '../../../studio/report/report-schema.ts';
import { readStrict, withStrict } from '../../../studio/report/strict.ts';
import { PAGE_WORDS } from '../../../studio/report/words/page-words.ts';
import { writeReport } from '../../../studio/report/write-report.ts';
import { smallCourse, temporaryFolder } from '../support/studio-folder.ts';

const LANGUAGES = ['en', 'fr', 'ar', 'zh'] as const;

const warning: Finding = { level: 'warning', code: 'missing-alt', file: 'a.md', line: 3, message: 'no words' };
const note: Finding = { level: 'note', code: 'comment', file: 'a.md', message: 'left out' };

const reportOf = (more: Partial<StudioReport>): StudioReport => ({
  ...{ format: 1, command: 'import', source: 'a.imscc', out: 'course', succeeded: true },
  ...{ imported: {}, courses: [], findings: [] },
  ...more,
});

describe('findings that somebody wants to stop at', () => {
  test('become errors, and no others', () => {
    expect(withStrict([warning, note], new Set(['missing-alt'])).map(({ level }) => level)).toEqual(['error', 'note']);
    expect(withStrict([warning, note], new Set(['comment'])).map(({ level }) => level)).toEqual(['warning', 'error']);
    expect(withStrict([warning, note], 'all').map(({ level }) => level)).toEqual(['error', 'note']);
    expect(withStrict([warning, note], undefined)).toEqual([warning, note]);
  });

  test('are named by their codes, and a slip of the pen is noticed', () => {
    expect(readStrict('all')).toEqual({ strict: 'all' });
    expect(readStrict('missing-alt, comment')).toEqual({ strict: new Set(['missing-alt', 'comment']) });
    expect(readStrict('missing-alt,mising-captions')).toEqual({ unknown: 'mising-captions' });
  });

  test('keep a build from writing anything, with the cache and without', async () => {
    const course = smallCourse();
    course.remove('basics/first/video/ar.vtt');
    const { source, out, keys } = course;
    const strict = new Set(['missing-captions'] as const);
    const failed = await buildPacks({ source, out, keys, strict });
    expect(failed).toMatchObject({ changedFiles: 0, findings: [{ level: 'error', code: 'missing-captions' }] });
    expect(existsSync(out)).toBe(false);
    const cache = join(out, '../cache');
    await buildPacks({ source, out, keys, cache });
    const remembered = await buildPacks({ source, out, keys, cache, strict });
    expect(remembered).toMatchObject({ changedFiles: 0, skipped: 1, findings: [{ level: 'error' }] });
  });
});

describe('a report', () => {
  test('as JSON is what its schema says, and is read back as it was', async () => {
    const course = smallCourse();
    course.remove('basics/first/text.ar.md');
    const { courses, findings } = await course.build();
    const report = reportOf({ command: 'build', courses, findings, imported: { page: { found: 3, imported: 2 } } });
    const file = join(temporaryFolder(), 'made/report.json');
    writeReport(file, report, 'en');
    expect(v.parse(v.strictObject(studioReportSchema.entries), JSON.parse(readFileSync(file, 'utf8')))).toEqual(report);
  });

  test.each(LANGUAGES)('as a page in %s is one file that loads and runs nothing', async (lang) => {
    const { courses } = await smallCourse().build();
    const page = reportPage(reportOf({ courses, findings: [warning, note] }), lang);
    expect(page).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import/);
    expect(page).toContain(PAGE_WORDS[lang].codes['missing-alt']);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  test('is not led astray by what a package calls its files', () => {
    const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>&lt;`;
    const findings: Finding[] = [{ ...warning, file: evil, message: evil }];
    const page = reportPage(
      reportOf({ source: evil, findings, imported: { [evil]: { found: 1, imported: 1 } } }),
      'en',
    );
    const names = new Set<string>();
    const texts: string[] = [];
    JSON.stringify(parse(page), (key, value: unknown) => {
      if (key === 'tagName') names.add(String(value));
      if (key === 'value') texts.push(String(value));
      return key === 'parentNode' ? undefined : value;
    });
    expect([names.has('main'), names.has('script'), names.has('img')]).toEqual([true, false, false]);
    expect(texts).toContain(evil);
  });

  test('tells a share of nearly all as less than all, and of nearly nothing as more than nothing', () => {
    const page = reportPage(
      reportOf({ imported: { page: { found: 1000, imported: 999 }, quiz: { found: 5000, imported: 1 } } }),
      'en',
    );
    expect(page).toContain('>99.9%</td>');
    expect(page).toContain('>&lt; 0.1%</td>');
  });

  test.each(LANGUAGES)('explains every kind of finding in %s, each in words of its own', (lang) => {
    const { codes } = PAGE_WORDS[lang];
    expect(Object.keys(FINDING_LEVELS).filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
    expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length);
    if (lang !== 'en') {
      expect(Object.entries(codes).filter(([code, words]) => words === Object(PAGE_WORDS.en.codes)[code])).toEqual([]);
    }
  });
});
