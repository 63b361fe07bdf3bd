import { describe, expect, it } from 'vitest';
import { withLanguage } from '../../../src/app/reading/with-language.ts';

const selection = { version: 3, lang: 'ar', rung: 'text' } as const;

describe('a wish for the texts of one language more', () => {
  it('keeps what was wished for, in its newest version, and names each language once', () => {
    const once = withLanguage(selection, 'fr');
    expect(once).toEqual({ lang: 'ar', rung: 'text', also: ['fr'] });
    expect(withLanguage({ ...once, version: 3 }, 'fr').also).toEqual(['fr']);
    expect(withLanguage({ ...once, version: 3 }, 'en').also).toEqual(['en', 'fr']);
  });

  it('asks for nothing more where it is the language of the course', () => {
    expect(withLanguage(selection, 'ar').also).toEqual([]);
  });
});
