import { expect, it } from 'vitest';
import { negotiateLocale } from '../../src/i18n/available-locales.ts';

const chosen = (...wanted: string[]) => negotiateLocale(wanted).tag;

it('takes the first language that the browser asks for and the app has, whatever the region', () => {
  expect(chosen('sw-KE', 'fr-CM', 'ar')).toBe('fr');
  expect(chosen('zh-Hans-CN')).toBe('zh');
});

it('falls back on English', () => {
  expect(chosen('sw', 'am')).toBe('en');
  expect(chosen()).toBe('en');
});

it('does not take a language for another that begins like it', () => {
  expect(chosen('en-XA')).toBe('en-XA');
});
