import { describe, expect, it } from 'vitest';
import { type InterfaceLocale, LOCALES } from '../../src/i18n/locales.ts';
import { numberTag } from '../../src/i18n/number-tag.ts';

const locale = (tag: string): InterfaceLocale => {
  const found = LOCALES.find((entry) => entry.tag === tag);
  if (!found) throw new Error(`no locale ${tag}`);
  return found;
};
const written = (tag: string, browserTags: string[], digits?: 'native' | 'latin') =>
  new Intl.NumberFormat(numberTag(locale(tag), browserTags, digits)).format(12.5);

describe('the numerals of a person', () => {
  it('are Arabic-Indic in Egypt, Sudan and the Gulf, and where the region is not known', () => {
    for (const tag of ['ar-EG', 'ar-SD', 'ar-AE', 'ar']) expect(written('ar', [tag])).toBe('١٢٫٥');
  });

  it('are 0 to 9 in the Maghreb', () => {
    for (const tag of ['ar-MA', 'ar-DZ', 'ar-TN', 'ar-LY']) expect(written('ar', [tag])).toMatch(/^12[.,]5$/);
  });

  it('follow the region of another language of the browser where its Arabic names none', () => {
    expect(written('ar', ['ar', 'fr-MA'])).toMatch(/^12[.,]5$/);
  });

  it('are what she chose, whatever the region', () => {
    expect(written('ar', ['ar-EG'], 'latin')).toMatch(/^12[.,]5$/);
    expect(written('ar', ['ar-MA'], 'native')).toMatch(/^١٢[٫,]٥$/);
  });

  it('leave languages with one kind of numerals alone', () => {
    expect(written('fr', ['fr-CM'], 'native')).toBe('12,5');
    expect(written('zh', ['zh-CN'])).toBe('12.5');
  });
});
