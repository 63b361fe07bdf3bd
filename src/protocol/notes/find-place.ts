import { findEditedWords, findExactWords, mostAlike, type Span } from './find-words.ts';
import type { BlockPlace } from './note.ts';

/** A block as it is read: its words, runs of white space as one space. */
export interface BlockWords {
  readonly n: number;
  readonly text: string;
}

export interface BlockSpan extends Span {
  readonly block: number;
}

/** Where a note is in a text as it now is. */
export interface FoundPlace {
  /**
   * `same`: as it was. `edited`: words nearly the same, in the block. `moved`: the words stand in another block. `lost`: they are not in
   * this version; the note stays at its block, where there still is one, else at the text.
   */
  readonly how: 'same' | 'edited' | 'moved' | 'lost';
  /** Undefined where the text has no such block any more. */
  readonly block: number | undefined;
  /** The words, block for block. Empty where nothing is quoted, or they are lost. */
  readonly spans: readonly BlockSpan[];
}

/** Finds a note's place again after an edit of the course, or in another language of it, by the steps of [NOTE3]. */
export function findPlace(
  { blocks, lang }: { readonly blocks: readonly BlockWords[]; readonly lang: string },
  { place, quote }: { readonly place: BlockPlace; readonly quote: string },
): FoundPlace {
  const home = blocks.findIndex(({ n }) => n === place.block);
  const stays = { block: blocks[home]?.n, spans: [] };
  if (lang !== place.lang) return { how: home < 0 ? 'lost' : 'same', ...stays };
  if (quote === '') return findBlock(blocks, blocks[home], place);
  const parts = quote.split('\n').flatMap((words, i): Part[] => {
    const expected = home < 0 ? undefined : blocks[home + i];
    const found = findPart(blocks, expected, words, i === 0 ? place : NO_HINT);
    return found ? [found] : [];
  });
  const [first] = parts;
  if (!first) return { how: 'lost', ...stays };
  const how = HOW.findLast((one) => parts.some((part) => part.how === one)) ?? 'same';
  return { how, block: first.span.block, spans: parts.map(({ span }) => span) };
}

/** From the best to the worst: a place is as sure as the least sure of its parts. */
const HOW = ['same', 'edited', 'moved'] as const;
const NO_HINT = { at: 0, before: '', after: '' };

interface Part {
  readonly how: (typeof HOW)[number];
  readonly span: BlockSpan;
}

type Hint = Pick<BlockPlace, 'at' | 'before' | 'after'>;

function findPart(
  blocks: readonly BlockWords[],
  expected: BlockWords | undefined,
  words: string,
  hint: Hint,
): Part | undefined {
  const exact = expected && findExactWords(expected.text, words, hint);
  if (exact) return { how: 'same', span: { block: expected.n, ...exact } };
  const edited = expected && findEditedWords(expected.text, words);
  if (edited) return { how: 'edited', span: { block: expected.n, ...edited } };
  const moved = words.length < SHORTEST_MOVED ? undefined : findElsewhere(blocks, words, hint);
  return moved && { how: 'moved', span: moved };
}

/** Fewer letters are found in any block. */
const SHORTEST_MOVED = 8;

/** The same words in another block; else nearly the same in the block that has most of them. */
function findElsewhere(blocks: readonly BlockWords[], words: string, hint: Hint): BlockSpan | undefined {
  for (const { n, text } of blocks) {
    const span = findExactWords(text, words, hint);
    if (span) return { block: n, ...span };
  }
  const likely = mostAlike(blocks, words);
  const edited = likely && findEditedWords(likely.text, words);
  return edited && { block: likely.n, ...edited };
}

/**
 * A whole block: the one that begins as it did. An edit may have given its number to a neighbour; where nothing begins so any more, the
 * number counts.
 */
function findBlock(blocks: readonly BlockWords[], home: BlockWords | undefined, { after }: BlockPlace): FoundPlace {
  const begins = ({ text }: BlockWords): boolean => text.trimStart().startsWith(after);
  if (home && begins(home)) return { how: 'same', block: home.n, spans: [] };
  const again = after === '' ? undefined : blocks.find(begins);
  if (again) return { how: 'moved', block: again.n, spans: [] };
  return { how: home ? 'same' : 'lost', block: home?.n, spans: [] };
}
