/** Letters that no normalisation takes apart, and those that a keyboard of a neighbouring language puts in their place. */
const ALIKE: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ە: 'ه',
  ة: 'ه',
  // Where hamza sits on its own is misspelt more often than not: شيء, شئ.
  ء: '',
};
const ALIKE_LETTERS = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'g');

/** Accents of Latin letters; Arabic vowel marks with the hamza and madda that NFKD takes off their carriers; tatweel. */
const MARKS = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** What is typed and not seen: zero-width spaces and joiners, marks of direction, soft hyphens. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Arabic-Indic digits and the extended ones that Persian and Urdu keyboards type. */
const toAsciiDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

/**
 * Short answers are compared without what a hurried typist leaves out or her keyboard changes: case, accents, ligatures, Arabic vowel
 * marks and tatweel, forms of alef, hamza and its carriers, alef maqsura and teh marbuta, Persian kaf and yeh, presentation and
 * full-width forms, digits of any script in use, dashes, runs of spaces and those between Chinese and other words, closing punctuation.
 */
export const foldAnswer = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(UNSEEN, '')
    .replace(/[٠-٩۰-۹]/g, toAsciiDigit)
    .replace(ALIKE_LETTERS, (letter) => ALIKE[letter] ?? letter)
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/٪/g, '%')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replace(/^[\s"'«»“”]+|[\s"'«»“”.。!?؟！？،,;؛]+$/g, '');
