import type { InterfaceLocale } from '../i18n/locales.ts';
import type { Digits } from '../i18n/number-tag.ts';
import { readEntry, writeEntries } from './local-entries.ts';

/**
 * What must be known before the first paint lives in localStorage, where the blocking script of index.html reads it: `lang`, `htmlLang`,
 * `dir` and `theme`. A browser that refuses localStorage gets the defaults at every start.
 */

/** Tag of the interface language that was chosen; undefined before the first choice. */
export const readLanguage = (): string | undefined => readEntry('lang');

export const saveLanguage = (locale: InterfaceLocale): void =>
  writeEntries({ lang: locale.tag, htmlLang: locale.htmlLang, dir: locale.dir });

export const readDigits = (): Digits | undefined => {
  const digits = readEntry('digits');
  return digits === 'native' || digits === 'latin' ? digits : undefined;
};

/** Undefined: as the person's region writes them. */
export const saveDigits = (digits: Digits | undefined): void => writeEntries({ digits });
