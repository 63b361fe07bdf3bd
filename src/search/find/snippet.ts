import * as v from 'valibot';
import { stemsOf } from '../analysis/stems.ts';
import { type Token, tokensOf } from '../analysis/tokens.ts';
import { editDistance } from '../index/edit-distance.ts';
import { slipsOf } from '../index/fuzzy-keys.ts';
import type { Query, QueryWord } from '../index/query.ts';

const rangeSchema = v.tuple([v.number(), v.number()]);

/** A cutting of a text: its words, and where in them those stand that were looked for, from and up to, in UTF-16 units. */
export const snippetSchema = v.object({
  words: v.string(),
  marks: v.array(rangeSchema),
  /** It begins, or ends, in the middle of the text. */
  isCutBefore: v.boolean(),
  isCutAfter: v.boolean(),
});
export type Snippet = v.InferOutput<typeof snippetSchema>;

/** Letters of a cutting; Han letters say more each, and are wider. */
const LONGEST = 150;
const LONGEST_HAN = 70;
/** Shown before the first word that was looked for. */
const LEAD_SHARE = 0.25;

/** Cuts the part out of a text that has most of the words. `tokens` are those of the text, where they are known. */
export function snippetOf(text: string, query: Query, lang: string, tokens = tokensOf(text)): Snippet {
  const marked = markedTokens(tokens, query, lang);
  const most = tokens.filter(({ isHan }) => isHan).length * 2 > tokens.length ? LONGEST_HAN : LONGEST;
  const [start, end] = text.length <= most ? [0, text.length] : windowOf(text, tokens, marked, most);
  const inside = marked.filter((token) => token.start >= start && token.end <= end);
  return {
    words: text.slice(start, end),
    marks: joined(inside.map((token) => [token.start - start, token.end - start])),
    ...{ isCutBefore: start > 0, isCutAfter: end < text.length },
  };
}

/** A word of the text with its stems, which are looked for once. */
interface Stemmed {
  readonly token: Token;
  readonly stems: readonly string[];
}

/** The tokens that answer the query, each word in the plainest way that the text has. */
function markedTokens(tokens: readonly Token[], { words }: Query, lang: string): Token[] {
  const stemmed = tokens.map((token) => ({ token, stems: token.isHan ? [] : stemsOf(token.word, lang) }));
  const found = new Set(
    words.flatMap((wanted) => {
      const stems = stemsOf(wanted.word, lang);
      const plain = stemmed.filter((one) => isPlain(wanted, stems, one));
      return plain.length > 0 ? plain : stemmed.filter((one) => isNear(wanted, stems, one));
    }),
  );
  return stemmed.flatMap((one) => (found.has(one) ? [one.token] : []));
}

const isPlain = ({ word, isPrefix }: QueryWord, wanted: readonly string[], { token, stems }: Stemmed): boolean =>
  token.word === word || (isPrefix && token.word.startsWith(word)) || stems.some((stem) => wanted.includes(stem));

function isNear({ word, isHan }: QueryWord, wanted: readonly string[], { token, stems }: Stemmed): boolean {
  if (isHan || token.isHan) return false;
  return isNearly(word, token.word) || wanted.some((one) => stems.some((stem) => isNearly(one, stem)));
}

function isNearly(wanted: string, given: string): boolean {
  const most = slipsOf(wanted);
  return most > 0 && editDistance(wanted, { text: given, start: 0, length: given.length }, most) <= most;
}

/** From the beginning of a word up to the end of one, so that as many marked words as can be stand between. */
function windowOf(text: string, tokens: readonly Token[], marked: readonly Token[], most: number): [number, number] {
  let [best, bestCount] = [marked[0]?.start ?? 0, 0];
  for (const { start } of marked) {
    const count = new Set(
      marked.filter((one) => one.start >= start && one.end <= start + most * (1 - LEAD_SHARE)).map(({ word }) => word),
    ).size;
    if (count > bestCount) [best, bestCount] = [start, count];
  }
  const from = Math.max(0, Math.min(best - most * LEAD_SHARE, text.length - most));
  const start = from === 0 ? 0 : (tokens.find((token) => token.start >= from)?.start ?? 0);
  const end =
    start + most >= text.length
      ? text.length
      : (tokens.findLast((token) => token.end <= start + most)?.end ?? text.length);
  return [start, end];
}

/** Ranges that touch become one. */
function joined(ranges: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
