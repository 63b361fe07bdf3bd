/** What a character is to whoever cuts a text into words. */
export const OTHER = 1;
/** Of a script that puts spaces between words. */
export const SPACED = 2;
/** Han and kana: words are not parted, and any two neighbours are looked up. */
export const HAN = 3;
/** Of a script without spaces that the browser's own segmenter parts: Thai, Lao, Khmer, Burmese. */
export const UNSPACED = 4;

const HAN_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\uff66-\uff9f]/u;
const UNSPACED_LETTER = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]/u;

const BASIC_PLANE = 0x1_0000;
/** 0 where nobody has asked yet. */
const known = new Uint8Array(BASIC_PLANE);

/** The class of a character by its code point. */
export function letterClass(code: number): number {
  if (code >= BASIC_PLANE) return judge(code);
  const before = known[code];
  if (before) return before;
  const found = judge(code);
  known[code] = found;
  return found;
}

function judge(code: number): number {
  const letter = String.fromCodePoint(code);
  if (HAN_LETTER.test(letter)) return HAN;
  if (!LETTER.test(letter)) return OTHER;
  return UNSPACED_LETTER.test(letter) ? UNSPACED : SPACED;
}
