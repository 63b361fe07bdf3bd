import type { ListedValue, Value } from '../../protocol/facts/value.ts';
import type { Ask } from '../../protocol/pack/sealed-question.ts';
import { parseWithUnit } from '../../protocol/quiz/decimal-with-unit.ts';
import { asksPlaces, blanksOf, type PlacesAsk } from './ask.ts';

/** What the form of a question holds: the values of its fields, in their order. */
export type FormValues = readonly string[];

export type DraftReading =
  | { readonly kind: 'answer'; readonly value: Value }
  /** Nothing was chosen or typed; where there are several places, in the one that `place` counts from 0. */
  | { readonly kind: 'empty'; readonly place?: number }
  /** Something was typed where a number is asked for: it is not counted. */
  | { readonly kind: 'not-a-number'; readonly place?: number };

/** Reads the form of a question as the value that is kept as its answer. */
export function readAnswer(ask: Ask, values: FormValues): DraftReading {
  if (asksPlaces(ask)) return readPlaces(ask, values);
  const [first] = values;
  if (first === undefined) return { kind: 'empty' };
  switch (ask.type) {
    case 'numeric':
      return readTyped(first, { isNumeric: true, unit: ask.unit === undefined ? undefined : withoutTags(ask.unit) });
    case 'text':
    case 'extended':
      return readTyped(first, { isNumeric: false });
    case 'multiple':
      return { kind: 'answer', value: { type: 'set', ns: values.map(Number) } };
    case 'hotspot':
      return { kind: 'answer', value: { type: 'list', values: values.map((n) => ({ type: 'int', n: Number(n) })) } };
    default:
      return { kind: 'answer', value: { type: 'int', n: Number(first) } };
  }
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');

type TypedReading = { kind: 'answer'; value: ListedValue } | { kind: 'empty' | 'not-a-number' };

function readTyped(
  typed: string,
  { isNumeric, unit }: { isNumeric: boolean; unit?: string | undefined },
): TypedReading {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  if (!isNumeric) return { kind: 'answer', value: { type: 'text', text } };
  const decimal = parseWithUnit(text, unit);
  return decimal ? { kind: 'answer', value: { type: 'decimal', ...decimal } } : { kind: 'not-a-number' };
}

/** Every place needs something: an answer is kept once, and nobody leaves a gap on purpose. */
function readPlaces(ask: PlacesAsk, held: FormValues): DraftReading {
  const values: ListedValue[] = [];
  for (const [index, blank] of blanksOf(ask).entries()) {
    const reading = readTyped(held[index] ?? '', { isNumeric: blank.type !== 'text' });
    if (reading.kind !== 'answer') return { ...reading, place: index };
    values.push(blank.type === 'choice' ? { type: 'int', n: Number(held[index]) } : reading.value);
  }
  return { kind: 'answer', value: { type: 'list', values } };
}
