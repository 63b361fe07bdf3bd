import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { parseDecimal } from '../../protocol/quiz/decimal.ts';

/** What the form of a question holds: the chosen numbers, or what was typed. */
export type Draft = { readonly chosen: readonly number[] } | { readonly typed: string };

export type DraftReading =
  | { readonly kind: 'answer'; readonly value: Value }
  /** Nothing was chosen or typed. */
  | { readonly kind: 'empty' }
  /** Something was typed where a number is asked for: it is not counted. */
  | { readonly kind: 'not-a-number' };

/** Reads the form of a question as the value that is kept as its answer. */
export function readAnswer(question: Question, draft: Draft): DraftReading {
  if ('chosen' in draft) {
    const [first] = draft.chosen;
    if (first === undefined) return { kind: 'empty' };
    const value: Value = question.type === 'multiple' ? { type: 'set', ns: draft.chosen } : { type: 'int', n: first };
    return { kind: 'answer', value };
  }
  const text = draft.typed.trim();
  if (text === '') return { kind: 'empty' };
  if (question.type !== 'numeric') return { kind: 'answer', value: { type: 'text', text } };
  const decimal = parseDecimal(text);
  return decimal ? { kind: 'answer', value: { type: 'decimal', ...decimal } } : { kind: 'not-a-number' };
}
