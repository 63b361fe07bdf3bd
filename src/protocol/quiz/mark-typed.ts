import type { Value } from '../facts/value.ts';
import { isWithin, parseDecimal } from './decimal.ts';
import { foldAnswer } from './fold-answer.ts';

/** Far longer than any short answer: folding a text without an end would hold up whoever marks it. */
const LONGEST_TEXT = 1000;

/** Whether a text is one of the right ones, whatever of it a hurried typist leaves out. */
export function isAccepted(value: Value, accept: readonly string[]): boolean {
  if (value.type !== 'text' || value.text.length > LONGEST_TEXT) return false;
  const folded = foldAnswer(value.text);
  return accept.some((word) => foldAnswer(word) === folded);
}

/** Whether a number is the right one within ± `tolerance`; both are decimal numbers as text. */
export function isNear(value: Value, { answer, tolerance }: { answer: string; tolerance: string }): boolean {
  const [wanted, within] = [parseDecimal(answer), parseDecimal(tolerance)];
  return value.type === 'decimal' && !!wanted && !!within && isWithin(value, wanted, within);
}
