const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The attributes of content in a language (BCP 47), which may be another than that of the interface. */
export function languageAttributes(tag: string): { lang: string; dir: 'ltr' | 'rtl' } {
  const dir = RIGHT_TO_LEFT.has(tag.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
  return { lang: tag === 'zh' ? 'zh-Hans' : tag, dir };
}

/** A language's name in itself, as a heading would write it: whoever can read it finds it. */
export function ownName(tag: string): string {
  const { lang } = languageAttributes(tag);
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? tag;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
