import { ENGLISH, type InterfaceLocale, LOCALES, PSEUDO_LOCALE } from './locales.ts';

/** The languages that this build offers. */
export const availableLocales: readonly InterfaceLocale[] =
  import.meta.env.MODE === 'production' ? LOCALES : [...LOCALES, PSEUDO_LOCALE];

const exactly = (tag: string): InterfaceLocale | undefined => availableLocales.find((locale) => locale.tag === tag);

/** The first of the wanted languages (BCP 47 tags, best first) that there is, in whatever region; else English. */
export function negotiateLocale(wanted: readonly string[]): InterfaceLocale {
  const found = wanted
    .map((tag) => exactly(tag) ?? exactly(tag.split('-')[0] ?? ''))
    .find((locale) => locale !== undefined);
  return found ?? ENGLISH;
}
