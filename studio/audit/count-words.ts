/** Words of a text as its readers count them: also where a language writes no spaces between them. */
export function countWords(text: string, lang: string): number {
  let count = 0;
  for (const { isWordLike } of segmenterOf(lang).segment(text)) if (isWordLike) count++;
  return count;
}

const SEGMENTERS = new Map<string, Intl.Segmenter>();

function segmenterOf(lang: string): Intl.Segmenter {
  const known = SEGMENTERS.get(lang);
  if (known) return known;
  const made = new Intl.Segmenter(lang, { granularity: 'word' });
  SEGMENTERS.set(lang, made);
  return made;
}
