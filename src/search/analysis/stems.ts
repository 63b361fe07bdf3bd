import { stemArabic } from './stem-arabic.ts';
import { stemEnglish } from './stem-english.ts';
import { stemFrench } from './stem-french.ts';

const ARABIC = /^[\u0620-\u06d3]+$/;
const LATIN = /^[a-z]+$/;

/**
 * The stems of a folded word in a text of this language (BCP 47): by its script first, so that Arabic in a French text is found as
 * Arabic. Empty where nothing is known of the language's forms.
 */
export function stemsOf(word: string, lang: string): readonly string[] {
  if (ARABIC.test(word)) return stemArabic(word);
  if (!LATIN.test(word)) return [];
  const [language] = lang.toLowerCase().split('-');
  if (language === 'en') return [stemEnglish(word)];
  return language === 'fr' ? [stemFrench(word)] : [];
}
