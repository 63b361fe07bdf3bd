import { editDistance } from './edit-distance.ts';
import { findPrefix } from './find-keys.ts';
import { keyCount, keyLength, keyStart, type Segment, STEM_MARK } from './segment.ts';

/** Which letters each key has, as a set of 32 bits: most keys are told apart by it without a look at their letters. */
export type LetterSets = Uint32Array;

const bitOf = (code: number): number => 1 << (code & 31);

export function lettersOf(word: string, start = 0, end = word.length): number {
  let letters = 0;
  for (let at = start; at < end; at += 1) letters |= bitOf(word.charCodeAt(at));
  return letters >>> 0;
}

export function letterSetsOf(segment: Segment): LetterSets {
  const sets = new Uint32Array(keyCount(segment));
  for (let key = 0; key < sets.length; key += 1) {
    const start = keyStart(segment, key);
    const isStem = segment.keys.charCodeAt(start) === STEM_MARK.charCodeAt(0);
    sets[key] = lettersOf(segment.keys, isStem ? start + 1 : start, segment.keyEnds[key]);
  }
  return sets;
}

const LONG = 8;
const LEAST = 4;

/** Slips of the finger that a word of this many letters may have. */
export const slipsOf = (word: string): number => (word.length >= LONG ? 2 : word.length >= LEAST ? 1 : 0);

interface Wanted {
  readonly word: string;
  /** Compare with stems, not with words. */
  readonly isStem: boolean;
  /** Compare with the beginnings of longer words: it is still being typed. */
  readonly isPrefix?: boolean;
}

/** Calls `found` with each key that is nearly the word, and by how many slips. */
export function eachNear(
  segment: Segment,
  sets: LetterSets,
  { word, isStem, isPrefix = false }: Wanted,
  found: (key: number, slips: number) => void,
): void {
  const most = slipsOf(word);
  if (most === 0 || /[0-9]/.test(word)) return;
  const [, stemsEnd] = findPrefix(segment, STEM_MARK);
  const [from, to, marked] = isStem ? [0, stemsEnd, 1] : [stemsEnd, sets.length, 0];
  const letters = lettersOf(word);
  for (let key = from; key < to; key += 1) {
    const set = sets[key] ?? 0;
    // A slip adds and takes away one letter each at most; of a beginning only the letters that lack count.
    const differing = isPrefix ? bitCount(letters & ~set) : bitCount(letters ^ set);
    if (differing > (isPrefix ? most : 2 * most)) continue;
    const length = keyLength(segment, key) - marked;
    if (length < word.length - most || (!isPrefix && length > word.length + most)) continue;
    const part = { text: segment.keys, start: keyStart(segment, key) + marked, length };
    const slips = editDistance(word, part, most, isPrefix);
    if (slips <= most) found(key, slips);
  }
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
