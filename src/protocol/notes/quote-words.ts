import type { BlockSpan, BlockWords } from './find-place.ts';
import type { BlockPlace } from './note.ts';

/** Limits of what a note holds: all versions of it together stay below what a server keeps of one fact [PARK1]. */
export const LONGEST_QUOTE = 2000;
export const LONGEST_TEXT = 6000;
const CONTEXT_LENGTH = 32;

/** The place of words that were chosen in a text, one span a block in the order of the text, and the words; undefined where there are none. */
export function quoteWords(
  blocks: readonly BlockWords[],
  spans: readonly BlockSpan[],
  lang: string,
): { readonly place: BlockPlace; readonly quote: string } | undefined {
  const lines = spans.flatMap(({ block, from, to }) => {
    const text = blocks.find(({ n }) => n === block)?.text ?? '';
    const words = text.slice(from, to);
    const line = words.trim();
    const start = from + words.indexOf(line);
    return line === '' ? [] : [{ block, text, line, start, end: start + line.length }];
  });
  const [first] = lines;
  if (!first) return undefined;
  const before = clipStart(first.text.slice(0, first.start));
  const after = clip(first.text.slice(first.end), CONTEXT_LENGTH);
  return {
    place: { type: 'block', block: first.block, lang, at: first.start, before, after },
    quote: clip(lines.map(({ line }) => line).join('\n'), LONGEST_QUOTE).trimEnd(),
  };
}

/** The place of a whole block. */
export const wholeBlock = ({ n, text }: BlockWords, lang: string): BlockPlace => ({
  type: 'block',
  block: n,
  lang,
  at: 0,
  before: '',
  after: clip(text.trimStart(), 2 * CONTEXT_LENGTH),
});

/** The first `length` UTF-16 units, or one less, so that no character is cut in two. */
export const clip = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

const clipStart = (text: string): string => text.slice(-CONTEXT_LENGTH).replace(/^[\uDC00-\uDFFF]/, '');
