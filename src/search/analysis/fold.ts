/** Letters that Unicode does not take apart, as they are typed without their key. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Accents of Latin, Greek and Cyrillic; vowel marks of Hebrew and Arabic with tatweel; what joins, parts or turns letters and is not seen. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u2060]/g;

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;
const ASCII = /^[0-9a-z]*$/;

/**
 * A word without what spellings and keyboards make different: case, accents, full-width and other forms of compatibility, Arabic vowel
 * marks, forms of alef, hamza carriers, alef maqsura, teh marbuta, digits of other scripts. The marks of Indic scripts are vowels, and stay.
 */
export function fold(word: string): string {
  const plain = word.toLowerCase();
  if (ASCII.test(plain)) return plain;
  return word
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .replace(OTHER_DIGIT, asciiDigit)
    .normalize('NFC');
}

/** The ten digits of a script stand side by side, so a digit's value is how many stand before it. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
