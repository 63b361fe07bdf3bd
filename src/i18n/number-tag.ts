import type { InterfaceLocale } from './locales.ts';

/** Which numerals a person wants, where her language has more than one kind. */
export type Digits = 'native' | 'latin';

const regionOf = (tag: string): string | undefined => /-([A-Z]{2})(?:-|$)/.exec(tag)?.[1];

/**
 * The tag that numbers, dates and plurals are formatted by: the language of the interface with the person's region. The region is that
 * of the browser's entry for this language, else of the first entry that has one; without any, native numerals are used.
 */
export function numberTag(locale: InterfaceLocale, browserTags: readonly string[], digits?: Digits): string {
  const own = browserTags.filter((tag) => tag.split('-')[0] === locale.tag);
  const region = [...own, ...browserTags].map(regionOf).find((found) => found !== undefined);
  const base = region === undefined ? locale.htmlLang : `${locale.htmlLang}-${region}`;
  if (!locale.numerals) return base;
  const isLatin = digits === undefined ? locale.numerals.latinIn.includes(region ?? '') : digits === 'latin';
  return `${base}-u-nu-${isLatin ? 'latn' : locale.numerals.system}`;
}
