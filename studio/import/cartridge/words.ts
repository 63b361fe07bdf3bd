/** Words that an import adds, in the languages of the platform. */
const WORDS = {
  en: { more: 'More', criterion: 'Criterion' },
  fr: { more: 'Autres contenus', criterion: 'Critère' },
  ar: { more: 'محتوى إضافي', criterion: 'المعيار' },
  zh: { more: '更多内容', criterion: '评分标准' },
};
type Lang = keyof typeof WORDS;

const isKnown = (lang: string): lang is Lang => lang in WORDS;

/** In English where the course is in a language that none of them is in. */
export function addedWords(lang: string): (typeof WORDS)[Lang] {
  const [primary = ''] = lang.split('-');
  return WORDS[isKnown(primary) ? primary : 'en'];
}
