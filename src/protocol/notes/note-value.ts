import * as v from 'valibot';
import type { Value } from '../facts/value.ts';
import type { NoteContent, NotePlace } from './note.ts';

/** Another number is a layout that a later version knows: it is kept, passed on, and not shown [NOTE2]. */
const FORMAT = 1;

const PLACE = { block: 1, second: 2 } as const;

const int = v.object({ type: v.literal('int'), n: v.number() });
const text = v.object({ type: v.literal('text'), text: v.string() });
const exactly = <N extends number>(n: N) => v.object({ type: v.literal('int'), n: v.literal(n) });

const writtenItems = [exactly(FORMAT), int, text, text] as const;

const noteValueSchema = v.object({
  type: v.literal('list'),
  values: v.union([
    v.strictTuple([...writtenItems, exactly(PLACE.block), int, text, int, text, text]),
    v.strictTuple([...writtenItems, exactly(PLACE.second), int, int]),
  ]),
});

/** The layout of [NOTE2]. */
export function writeNoteValue({ place, quote, text, minute }: NoteContent): Value {
  return { type: 'list', values: [num(FORMAT), num(minute), str(text), str(quote), ...placeValues(place)] };
}

const num = (n: number) => ({ type: 'int', n }) as const;
const str = (words: string) => ({ type: 'text', text: words }) as const;

function placeValues(place: NotePlace) {
  if (place.type === 'second') return [num(PLACE.second), num(place.second), num(place.revision)];
  const { block, lang, at, before, after } = place;
  return [num(PLACE.block), num(block), str(lang), num(at), str(before), str(after)];
}

/** Undefined for anything else than a note of this layout: a note that was deleted, or one of a later version. */
export function readNoteValue(value: Value): NoteContent | undefined {
  const parsed = v.safeParse(noteValueSchema, value);
  if (!parsed.success) return undefined;
  const [, minute, written, quote, ...place] = parsed.output.values;
  return { place: readPlace(place), quote: quote.text, text: written.text, minute: minute.n };
}

type PlaceValues =
  | readonly [{ n: typeof PLACE.block }, ...[Int, Text, Int, Text, Text]]
  | readonly [{ n: typeof PLACE.second }, Int, Int];
type Int = v.InferOutput<typeof int>;
type Text = v.InferOutput<typeof text>;

function readPlace(values: PlaceValues): NotePlace {
  if (values.length === 3) {
    const [, second, revision] = values;
    return { type: 'second', second: second.n, revision: revision.n };
  }
  const [, block, lang, at, before, after] = values;
  return { type: 'block', block: block.n, lang: lang.text, at: at.n, before: before.text, after: after.text };
}
