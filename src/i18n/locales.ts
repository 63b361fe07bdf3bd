/** An interface language. One more is its `.po` in locales/ and one line here. */
export interface InterfaceLocale {
  /** Name of its `.po`, and the language that course text is looked up in. */
  readonly tag: string;
  /** In the language itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly htmlLang: string;
  /** Native numerals (a Unicode numbering system), and the regions that write 0-9 in this language all the same. */
  readonly numerals?: { readonly system: string; readonly latinIn: readonly string[] };
}

const MAGHREB = ['DZ', 'EH', 'LY', 'MA', 'TN'];

/** What the sources are written in. */
export const ENGLISH: InterfaceLocale = { tag: 'en', name: 'English', dir: 'ltr', htmlLang: 'en' };

export const LOCALES: readonly InterfaceLocale[] = [
  ENGLISH,
  { tag: 'fr', name: 'Français', dir: 'ltr', htmlLang: 'fr' },
  { tag: 'ar', name: 'العربية', dir: 'rtl', htmlLang: 'ar', numerals: { system: 'arab', latinIn: MAGHREB } },
  { tag: 'zh', name: '简体中文', dir: 'ltr', htmlLang: 'zh-Hans' },
];

/** English with accents and longer words: shows in development and in tests what is not translated or does not fit. */
export const PSEUDO_LOCALE: InterfaceLocale = { tag: 'en-XA', name: 'Ƥşḗŭḓǿ', dir: 'ltr', htmlLang: 'en' };
