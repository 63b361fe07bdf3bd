import { type InterfaceLocale, LOCALES, PSEUDO_LOCALE } from './locales.ts';

/** The languages that this build offers. */
export const availableLocales: readonly InterfaceLocale[] =
  import.meta.env.MODE === 'production' ? LOCALES : [...LOCALES, PSEUDO_LOCALE];

const findLocale = (tag: string): InterfaceLocale | undefined =>
  availableLocales.find((locale) => locale.tag === tag || locale.tag === tag.split('-')[0]);

/** The first of the wanted languages (BCP 47 tags, best first) that there is, else English. */
export function negotiateLocale(wanted: readonly string[]): InterfaceLocale {
  const found = wanted.map(findLocale).find((locale) => locale !== undefined);
  return found ?? { tag: 'en', name: 'English', dir: 'ltr', htmlLang: 'en' };
}
