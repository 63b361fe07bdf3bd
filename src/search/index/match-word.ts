import { stemsOf } from '../analysis/stems.ts';
import { findKey, findPrefix } from './find-keys.ts';
import { eachNear } from './fuzzy-keys.ts';
import type { OpenSegment } from './open-segment.ts';
import type { QueryWord } from './query.ts';
import { keyLength, STEM_MARK } from './segment.ts';

/** How well a key answers a word: itself, a form of it, a word that begins so, a word with a slip of the finger. */
const STEM_SHARE = 0.85;
const PREFIX_SHARE = 0.75;
const SLIP_SHARES = [0.6, 0.45, 0.3] as const;

/** A key, and how well it answers, up to 1. */
export type Answer = readonly [key: number, share: number];

/** Keys of a segment that answer a word in its own letters: itself, its forms, what it begins. */
export function plainAnswers({ segment }: OpenSegment, { word, isPrefix }: QueryWord): Answer[] {
  const answers: Answer[] = [];
  const exact = findKey(segment, word);
  if (exact !== undefined) answers.push([exact, 1]);
  for (const stem of stemsOf(word, segment.lang)) {
    const key = findKey(segment, STEM_MARK + stem);
    if (key !== undefined) answers.push([key, STEM_SHARE]);
  }
  if (!isPrefix) return answers;
  const [from, to] = findPrefix(segment, word);
  for (let key = from; key < to; key += 1) {
    if (key !== exact) answers.push([key, PREFIX_SHARE * (0.5 + word.length / (2 * keyLength(segment, key)))]);
  }
  return answers;
}

/** Keys that answer a word if it was mistyped. */
export function nearAnswers({ segment, letterSets }: OpenSegment, { word, isHan, isPrefix }: QueryWord): Answer[] {
  if (isHan) return [];
  const answers: Answer[] = [];
  const found = (key: number, slips: number): unknown => answers.push([key, SLIP_SHARES[slips] ?? 0]);
  eachNear(segment, letterSets, { word, isStem: false }, found);
  for (const stem of stemsOf(word, segment.lang)) eachNear(segment, letterSets, { word: stem, isStem: true }, found);
  if (isPrefix && answers.length === 0) eachNear(segment, letterSets, { word, isStem: false, isPrefix }, found);
  return answers;
}
