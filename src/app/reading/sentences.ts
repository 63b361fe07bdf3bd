/** Longer than any voice of a phone speaks without breaking off: what is longer is cut at a space, or where there is none. */
const MOST_CHARACTERS = 240;

/** The sentences of a text in a language (BCP 47), none of them long. */
export function sentencesOf(text: string, lang: string): string[] {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole === '') return [];
  const sentences =
    'Segmenter' in Intl
      ? [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(whole)].map(({ segment }) => segment)
      : whole.split(/(?<=[.!?؟。！？])\s*/);
  return sentences.flatMap(inPieces).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function inPieces(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence.trim();
  while (rest.length > MOST_CHARACTERS) {
    const space = rest.lastIndexOf(' ', MOST_CHARACTERS);
    const end = space > 0 ? space : MOST_CHARACTERS;
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest];
}
