import { describe, expect, it } from 'vitest';
import { studyLanguage } from '../../src/app/study/study-language.ts';

const course = { languages: ['en', 'fr', 'ar'], source: 'en' };
const kept = { version: 1, rung: 'text' as const, lang: 'ar' };

describe('the language to study in', () => {
  it('is the one that is on the phone, even while another is on its way', () => {
    expect(studyLanguage(course, { lang: 'fr', kept }, 'en')).toBe('ar');
  });

  it('is the one that is coming where nothing is here yet', () => {
    expect(studyLanguage(course, { lang: 'ar' }, 'fr')).toBe('ar');
  });

  it('is that of the interface, else the one the course was written in', () => {
    expect(studyLanguage(course, undefined, 'fr')).toBe('fr');
    expect(studyLanguage(course, undefined, 'zh')).toBe('en');
  });
});
