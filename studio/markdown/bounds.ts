import type { Nodes } from 'mdast';

/** No text that people write comes near any of these; a parser takes time by the square of a paragraph, or by worse. */
const MAX_TEXT = 512 * 1024;
const MAX_LINES = 5_000;
const MAX_PARAGRAPH = 16_000;
const MAX_PARAGRAPH_LINES = 1_000;
const MAX_MARKS = 800;
/** Lists, quotations, emphasis and links in one another: what works on the tree calls itself for each. */
const MAX_CONTAINERS = 48;
const MAX_DEPTH = 200;

const OPENINGS = /^[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+/gm;
const OPENING = />|[-+*]|\d+[.)]/g;
const ESCAPED = /\\./g;
const MARK = /[[\]*_$]/g;
const LINE = /\n/g;

/** Whether the lists and quotations of a text, and the text itself, are of a size that a parser can be given. */
export function isShallow(text: string): boolean {
  if (text.length > MAX_TEXT || count(text, LINE) > MAX_LINES) return false;
  for (const [openings] of text.matchAll(OPENINGS)) {
    const indent = /^[ \t]*/.exec(openings)?.[0].length ?? 0;
    if (count(openings, OPENING) + indent / 2 > MAX_CONTAINERS) return false;
  }
  return true;
}

/** Whether a paragraph is short, and has no more marks in it than a parser can pair. */
export const isShort = (paragraph: string): boolean =>
  paragraph.length <= MAX_PARAGRAPH &&
  count(paragraph, LINE) <= MAX_PARAGRAPH_LINES &&
  count(paragraph.replace(ESCAPED, ''), MARK) <= MAX_MARKS;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether all paragraphs, headings and cells of a text are short; `tree` is of its blocks at least. */
export function hasShortParagraphs(text: string, node: Nodes): boolean {
  if (node.type === 'code' || node.type === 'html' || node.type === 'math') return true;
  if ('children' in node && !['paragraph', 'heading', 'tableCell'].includes(node.type)) {
    return node.children.every((child) => hasShortParagraphs(text, child));
  }
  return isShort(text.slice(node.position?.start.offset, node.position?.end.offset));
}

/** Whether a tree is nested beyond all measure, looked at level by level. */
export function isDeep(tree: Nodes): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []));
  }
  return false;
}
