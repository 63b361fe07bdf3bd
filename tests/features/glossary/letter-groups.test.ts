import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/features/glossary/entry.ts';
import { letterGroups } from '../../../src/features/glossary/letter-groups.ts';

const entries = (lang: string, ...words: string[]): Entry[] =>
  words.map((word, index) => ({
    n: index + 1,
    source: { kind: 'common', field: 'ai' },
    words: { [lang]: word },
    means: '',
    lang,
  }));

const letters = (lang: string, ...words: string[]): Record<string, number> =>
  Object.fromEntries(
    letterGroups(entries(lang, ...words), lang).map(({ letter, entries: { length } }) => [letter, length]),
  );

describe('the letters of the glossary', () => {
  it('put accented letters with plain ones', () => {
    expect(letters('fr', 'Étape', 'Étayage', 'Évaluation', 'e-mail', 'Forum')).toEqual({ E: 4, F: 1 });
  });

  it('are the first ones of Arabic words without their article, alef with any hamza as one', () => {
    expect(letters('ar', 'الاختبار النهائي', 'إطار الكفايات', 'أداة', 'التقويم', 'تغذية')).toEqual({ ا: 3, ت: 2 });
  });

  it('are the initials of pinyin for Chinese words', () => {
    expect(letters('zh', '班级码', '测验', '大纲', '慕课', '远程教育', '自我评价')).toEqual({
      B: 1,
      C: 1,
      D: 1,
      M: 1,
      Y: 1,
      Z: 1,
    });
  });
});
