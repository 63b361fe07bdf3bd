import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/features/glossary/entry.ts';
import { findEntries } from '../../../src/features/glossary/find-entries.ts';

const common = (n: number, words: Entry['words'], means = ''): Entry => ({
  n,
  source: { kind: 'common', field: 'assessment' },
  words,
  means,
  lang: 'en',
});
const RUBRIC = common(1, { en: 'Rubric', fr: 'Grille d’évaluation', ar: 'سلّم التقدير', zh: '评分量规' });
const ATTEMPT = common(2, { en: 'Attempt', fr: 'Tentative', ar: 'محاولة', zh: '答题' }, 'A try at a rubric.');
const FINAL = common(3, { en: 'Final test', fr: 'Test final', ar: 'الاختبار النهائي', zh: '结业测试' });
const OF_COURSE: Entry = {
  n: 1,
  source: { kind: 'course', course: 4098, title: 'A course' },
  words: { en: 'Station' },
  means: '<p>A <b class="rubric">stop</b> on the way.</p>',
  lang: 'en',
};
const ALL = [RUBRIC, ATTEMPT, FINAL, OF_COURSE];

const found = (words: string, { lang = 'en', source }: { lang?: string; source?: number | 'common' } = {}) =>
  findEntries(ALL, { words, source }, lang);

describe('the search in the glossary', () => {
  it('shows all in the order of her language where nothing is typed', () => {
    expect(found('')).toEqual([ATTEMPT, FINAL, RUBRIC, OF_COURSE]);
    expect(found(' ', { lang: 'fr' })).toEqual([RUBRIC, OF_COURSE, ATTEMPT, FINAL]);
  });

  it('leaves the Arabic article out of the order', () => {
    expect(found('', { lang: 'ar', source: 'common' })).toEqual([FINAL, RUBRIC, ATTEMPT]);
  });

  it.each([
    ['EVALUATION', RUBRIC],
    ['سلم التقدير', RUBRIC],
    ['المحاوله', undefined],
    ['محاوله', ATTEMPT],
    ['量规', RUBRIC],
    ['ｆｉｎａｌ', FINAL],
  ])('finds %s in any language, whatever its accents and forms of letters', (words, entry) => {
    expect(found(words)).toEqual(entry ? [entry] : []);
  });

  it('tells what is called so before what is explained so', () => {
    expect(found('rubric')).toEqual([RUBRIC, ATTEMPT]);
  });

  it('does not look into the markup of a course’s words', () => {
    expect(found('stop')).toEqual([OF_COURSE]);
    expect(found('class')).toEqual([]);
  });

  it('shows the terms of one course, or the common ones', () => {
    expect(found('', { source: 4098 })).toEqual([OF_COURSE]);
    expect(found('', { source: 'common' })).not.toContain(OF_COURSE);
  });
});
