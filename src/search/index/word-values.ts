import { type Answer, nearAnswers, plainAnswers } from './match-word.ts';
import type { OpenSegment } from './open-segment.ts';
import type { QueryWord } from './query.ts';

const FULL = 255;

/** How much each text of each segment is about one word of a query. */
export interface WordValues {
  /** 0 to 1 for each text; undefined for a segment where no text has the word. */
  readonly bySegment: readonly (Float32Array | undefined)[];
  /** In how many texts the word was found. */
  readonly found: number;
}

/** Slips of the finger are looked for only where nothing in the same language has the word as it was typed. */
export function valuesOfWord(segments: readonly OpenSegment[], word: QueryWord): WordValues {
  const plain = segments.map((segment) => plainAnswers(segment, word));
  const known = new Set(segments.flatMap(({ segment }, at) => (plain[at]?.length ? [segment.lang] : [])));
  let found = 0;
  const bySegment = segments.map((open, at) => {
    const answers = known.has(open.segment.lang) ? plain[at] : nearAnswers(open, word);
    if (!answers || answers.length === 0) return undefined;
    const values = new Float32Array(open.segment.texts);
    for (const answer of answers) found += noteAnswer(values, open, answer);
    return values;
  });
  return { bySegment, found };
}

/** Each text keeps its best answer. Returns how many texts had none before. */
function noteAnswer(values: Float32Array, { segment: { lists, listEnds } }: OpenSegment, [key, share]: Answer): number {
  const end = listEnds[key] ?? 0;
  let [text, fresh] = [0, 0];
  for (let at = key === 0 ? 0 : (listEnds[key - 1] ?? 0); at < end; ) {
    let byte = lists[at++] ?? 0;
    let distance = byte & 0x7f;
    for (let shift = 7; byte & 0x80; shift += 7) {
      byte = lists[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
    }
    text += distance;
    const value = (share * (lists[at++] ?? 0)) / FULL;
    const before = values[text] ?? 0;
    if (before === 0) fresh += 1;
    if (value > before) values[text] = value;
  }
  return fresh;
}
