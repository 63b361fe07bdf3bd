/** Words that a quiz needs and its source does not have, in the languages of the platform. */
const GAPS_PROMPT: Record<string, string> = {
  en: 'Fill in the gaps.',
  fr: 'Complétez le texte.',
  ar: 'املأ الفراغات.',
  zh: '填空。',
};

/** What stands above a text with gaps; in English where the language is another. */
export const gapsPrompt = (lang: string): string => GAPS_PROMPT[lang.split('-')[0] ?? ''] ?? 'Fill in the gaps.';
