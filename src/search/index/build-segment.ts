import { fold } from '../analysis/fold.ts';
import { stemsOf } from '../analysis/stems.ts';
import { eachWord, phraseOf, tokensOf } from '../analysis/tokens.ts';
import { createListWriter } from './list-writer.ts';
import { type Segment, STEM_MARK } from './segment.ts';

/** Words of a text, and how much each of them counts: a title's more than a summary's. */
export interface Field {
  readonly text: string;
  readonly weight: number;
}

export interface SegmentBuilder {
  /** Adds a text that belongs to `ref`. `title` is where the words of a query in their order count more. */
  add(fields: readonly Field[], ref: number, title?: string): void;
  finish(): Segment;
}

/** Saturation and length of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), by fields as in BM25F. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.4;
const FULL = 255;

/** One key's texts, with the sum of the weights of its fields. */
interface Growing {
  readonly texts: number[];
  readonly weights: number[];
}

/** Begins the index of texts in a language. */
export function buildSegment(lang: string): SegmentBuilder {
  const growing = new Map<string, Growing>();
  const keysOf = new Map<string, readonly Growing[]>();
  const lengths: number[] = [];
  const refs: number[] = [];
  const titles: string[] = [];

  const listOf = (key: string): Growing => {
    const list = growing.get(key) ?? { texts: [], weights: [] };
    growing.set(key, list);
    return list;
  };
  /** By the word as it is written: most words come many times, and are folded once. */
  const listsOf = (raw: string): readonly Growing[] => {
    const known = keysOf.get(raw);
    if (known) return known;
    const word = fold(raw);
    const stems = new Set(stemsOf(word, lang));
    const lists = word === '' ? [] : [listOf(word), ...[...stems].map((stem) => listOf(STEM_MARK + stem))];
    keysOf.set(raw, lists);
    return lists;
  };
  return {
    add(fields, ref, title) {
      const text = lengths.length;
      let length = 0;
      for (const { text: words, weight } of fields) {
        eachWord(words, (raw) => {
          length += 1;
          for (const list of listsOf(raw)) count(list, text, weight);
        });
      }
      lengths.push(length);
      refs.push(ref);
      if (title !== undefined)
        titles.push(
          ` ${phraseOf(tokensOf(title))
            .map(({ word }) => word)
            .join(' ')} `,
        );
    },
    finish() {
      const sorted = [...growing.keys()].sort();
      const meanLength = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length));
      const damping = lengths.map((length) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / meanLength));
      const writer = createListWriter();
      for (const key of sorted) {
        const { texts, weights } = listOf(key);
        writer.begin();
        for (const [at, text] of texts.entries()) {
          const weight = weights[at] ?? 0;
          writer.push(text, Math.max(1, Math.round((FULL * weight) / (weight + (damping[text] ?? 1)))));
        }
        writer.end();
      }
      return {
        ...{ lang, texts: lengths.length, keys: sorted.join(''), keyEnds: endsOf(sorted), ...writer.take() },
        ...{ refs: Uint32Array.from(refs), titles: titles.join(''), titleEnds: endsOf(titles) },
      };
    },
  };
}

function count({ texts, weights }: Growing, text: number, weight: number): void {
  const last = texts.length - 1;
  if (texts[last] === text) weights[last] = (weights[last] ?? 0) + weight;
  else {
    texts.push(text);
    weights.push(weight);
  }
}

function endsOf(parts: readonly string[]): Uint32Array<ArrayBuffer> {
  const ends = new Uint32Array(parts.length);
  let end = 0;
  for (const [at, part] of parts.entries()) {
    end += part.length;
    ends[at] = end;
  }
  return ends;
}
