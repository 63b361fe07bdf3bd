import { fold } from './fold.ts';
import { HAN, letterClass, OTHER, SPACED } from './letter-class.ts';

/** A word of a text, folded, and where it stands there, in UTF-16 units. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Two neighbours of a run of Han letters, or its last one alone. */
  readonly isHan: boolean;
}

const APOSTROPHES = "'’ʼ`´";
/** What French leaves of a small word before a vowel. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)$/i;
/** What English puts behind an apostrophe. */
const CLITIC = /^(?:s|t|d|m|ll|re|ve)$/i;

/** Told of each word of a text as it stands there, from `start` on. */
export type VisitWord = (raw: string, start: number, isHan: boolean) => void;

/** The words of a text in the order they stand in, of whatever scripts: each run of letters is cut as its script is written. */
export function eachWord(text: string, visit: VisitWord): void {
  for (let at = 0; at < text.length; ) {
    const start = at;
    const kind = classAt(text, at);
    do at += widthAt(text, at);
    while (at < text.length && classAt(text, at) === kind);
    if (kind === SPACED) visitWord(visit, text, start, at);
    else if (kind === HAN) visitPairs(visit, text, start, at);
    else if (kind !== OTHER) visitSegments(visit, text, start, at);
  }
}

/** The same, folded. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  eachWord(text, (raw, start, isHan) => {
    const word = fold(raw);
    if (word !== '') tokens.push({ word, start, end: start + raw.length, isHan });
  });
  return tokens;
}

/** The words that a phrase is made of: the last letter of a run of Han stands alone only where nobody stands beside it. */
export const phraseOf = (tokens: readonly Token[]): Token[] =>
  tokens.filter(({ word, isHan, end }, at) => !isHan || [...word].length > 1 || tokens[at - 1]?.end !== end);

const classAt = (text: string, at: number): number => letterClass(text.codePointAt(at) ?? 0);
const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function visitWord(visit: VisitWord, text: string, start: number, end: number): void {
  if (!isElided(text, start, end)) visit(text.slice(start, end), start, false);
}

function isElided(text: string, start: number, end: number): boolean {
  if (isApostropheAt(text, end) && isLetterAt(text, end + 1) && ELIDED.test(text.slice(start, end))) return true;
  return isApostropheAt(text, start - 1) && isLetterAt(text, start - 2) && CLITIC.test(text.slice(start, end));
}

const isApostropheAt = (text: string, at: number): boolean =>
  APOSTROPHES.includes(text.charAt(at)) && at >= 0 && at < text.length;
const isLetterAt = (text: string, at: number): boolean => at >= 0 && at < text.length && classAt(text, at) !== OTHER;

/** Any two neighbours, so that no dictionary decides what a word is; the last one alone, so that one letter is found too. */
function visitPairs(visit: VisitWord, text: string, start: number, end: number): void {
  for (let at = start; at < end; ) {
    const second = at + widthAt(text, at);
    const next = second < end ? second + widthAt(text, second) : second;
    visit(text.slice(at, next), at, true);
    at = second;
  }
}

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('th', { granularity: 'word' }) : undefined;

/** Where the browser cannot part words, the whole run is one: its beginning is still found. */
function visitSegments(visit: VisitWord, text: string, start: number, end: number): void {
  const run = text.slice(start, end);
  const parts = segmenter ? [...segmenter.segment(run)] : [{ index: 0, segment: run }];
  for (const { index, segment } of parts) visit(segment, start + index, false);
}
