import { i18n } from '@lingui/core';
import { activateLocale } from '../i18n/activate.ts';
import { availableLocales, negotiateLocale } from '../i18n/available-locales.ts';
import type { InterfaceLocale } from '../i18n/locales.ts';
import type { Digits } from '../i18n/number-tag.ts';
import { readDigits, readLanguage, saveDigits, saveLanguage } from './preferences.ts';

/** The language in force, else the chosen one, else the best that the browser asks for. */
export function currentLocale(): InterfaceLocale {
  const tag = i18n.locale || readLanguage();
  return negotiateLocale(tag === undefined ? navigator.languages : [tag]);
}

/** Loads the words of the language to start with. Call once, before the first render. */
export const startLanguage = (): Promise<void> => activateLocale(currentLocale(), readDigits());

/**
 * Puts a language in force, and keeps the choice. Rejects where its words cannot be fetched, all of them: nothing changes then, since the
 * app could not be opened in it without a network.
 */
export async function chooseLanguage(tag: string): Promise<void> {
  const locale = availableLocales.find((available) => available.tag === tag);
  if (!locale) throw new RangeError(`no such language: ${tag}`);
  // Until the service worker is there, the words come over the line; it keeps them as soon as it is (keep-by-need.ts).
  if (navigator.serviceWorker?.controller && tag !== i18n.locale) {
    await import('./keep-words.ts').then((m) => m.keepWords(tag));
  }
  await activateLocale(locale, readDigits());
  saveLanguage(locale);
  // Loaded on demand, so that the first paint does not wait for it; without a database there is nothing to back up.
  void import('../data/profiles/language-backup.ts').then((m) => m.backUpLanguage(tag)).catch(() => undefined);
}

/** Puts the language in force that was chosen before, where localStorage lost it. Tells whether there was one. */
export async function restoreLanguage(): Promise<boolean> {
  if (readLanguage() !== undefined) return false;
  const tag = await import('../data/profiles/language-backup.ts')
    .then((m) => m.recallLanguage())
    .catch(() => undefined);
  if (tag === undefined || !availableLocales.some((available) => available.tag === tag)) return false;
  await chooseLanguage(tag);
  return true;
}

/** Which digits numbers are written with; undefined is as in the person's region. */
export async function chooseDigits(digits: Digits | undefined): Promise<void> {
  saveDigits(digits);
  await activateLocale(currentLocale(), digits);
}
