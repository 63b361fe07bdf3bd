import type { ListedValue, Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { parseDecimal } from '../../protocol/quiz/decimal.ts';
import { hasPlaces, type PlacesQuestion, placesOf } from '../../protocol/quiz/mark-places.ts';

/** What the form of a question holds: the chosen numbers, what was typed, or what stands in each place. */
export type Draft =
  | { readonly chosen: readonly number[] }
  | { readonly typed: string }
  | { readonly places: readonly string[] };

export type DraftReading =
  | { readonly kind: 'answer'; readonly value: Value }
  /** Nothing was chosen or typed; where there are several places, in the one that `place` counts from 0. */
  | { readonly kind: 'empty'; readonly place?: number }
  /** Something was typed where a number is asked for: it is not counted. */
  | { readonly kind: 'not-a-number'; readonly place?: number };

/** Reads the form of a question as the value that is kept as its answer. */
export function readAnswer(question: Question, draft: Draft): DraftReading {
  if ('places' in draft) return hasPlaces(question) ? readPlaces(question, draft.places) : { kind: 'empty' };
  if ('chosen' in draft) {
    const [first] = draft.chosen;
    if (first === undefined) return { kind: 'empty' };
    const value: Value = question.type === 'multiple' ? { type: 'set', ns: draft.chosen } : { type: 'int', n: first };
    return { kind: 'answer', value };
  }
  return readTyped(draft.typed, question.type === 'numeric');
}

function readTyped(typed: string, isNumeric: boolean): TypedReading {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  if (!isNumeric) return { kind: 'answer', value: { type: 'text', text } };
  const decimal = parseDecimal(text);
  return decimal ? { kind: 'answer', value: { type: 'decimal', ...decimal } } : { kind: 'not-a-number' };
}
type TypedReading = { kind: 'answer'; value: ListedValue } | { kind: 'empty' | 'not-a-number' };

/** Every place needs something: an answer is kept once, and nobody leaves a gap on purpose. */
function readPlaces(question: PlacesQuestion, held: readonly string[]): DraftReading {
  const values: ListedValue[] = [];
  for (const [index, place] of placesOf(question).entries()) {
    const reading = readTyped(held[index] ?? '', place.type !== 'text');
    if (reading.kind !== 'answer') return { ...reading, place: index };
    values.push(place.type === 'choice' ? { type: 'int', n: Number(held[index]) } : reading.value);
  }
  return { kind: 'answer', value: { type: 'list', values } };
}
