import { phraseOf, tokensOf } from '../analysis/tokens.ts';

/** A word that is looked for. */
export interface QueryWord {
  readonly word: string;
  readonly isHan: boolean;
  /** It may be the beginning of a longer word. */
  readonly isPrefix: boolean;
}

export interface Query {
  readonly words: readonly QueryWord[];
  /** All words with a space on either side, as titles are written. */
  readonly phrase: string;
}

/** More than these say nothing new. */
const MOST_WORDS = 24;
const LONGEST = 1000;

/** Cuts what was typed into words exactly as the texts were; the last one may still be under way. */
export function parseQuery(typed: string): Query {
  const wanted = phraseOf(tokensOf(typed.slice(0, LONGEST)));
  const last = wanted.at(-1);
  const words = new Map<string, QueryWord>();
  for (const token of wanted.slice(-MOST_WORDS)) {
    const { word, isHan, end } = token;
    const isUnderWay = token === last && end === typed.length;
    const isPrefix = isHan ? [...word].length === 1 : isUnderWay;
    if (!words.get(word)?.isPrefix) words.set(word, { word, isHan, isPrefix });
  }
  return { words: [...words.values()], phrase: ` ${wanted.map(({ word }) => word).join(' ')} ` };
}
