import type { Paragraph, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { hasShortParagraphs, isDeep, isShallow, isShort } from './bounds.ts';
import { formulaNodes, formulas } from './formulas.ts';

/** Reads a text: CommonMark with GFM, and formulas. One that is beyond all measure becomes plain words (`isPlainWords`). */
export function parseMarkdown(text: string): Root {
  if (!isShallow(text) || !(isShort(text) || hasShortParagraphs(text, parseBlocks(text)))) return plainWords(text);
  const tree = fromMarkdown(text, {
    extensions: [gfm(), formulas],
    mdastExtensions: [gfmFromMarkdown(), formulaNodes],
  });
  return isDeep(tree) ? plainWords(text) : tree;
}

const INLINE_CONSTRUCTS = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape', 'htmlText'],
  ...['labelEnd', 'labelStartImage', 'labelStartLink', 'emailAutolink', 'protocolAutolink', 'wwwAutolink'],
  ...['gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'strikethrough', 'tasklistCheck', 'formulaLine'],
];

/** The blocks alone, which takes time by the length of the text only. */
const parseBlocks = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [gfm(), formulas, { disable: { null: INLINE_CONSTRUCTS } }],
    mdastExtensions: [...gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension), formulaNodes],
  });

const BLOCK_CONSTRUCTS = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'formulaBlock',
  'gfmFootnoteDefinition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'table',
  'thematicBreak',
];

/** Reads one line of text, such as a question: "1. Yes" and "# of pupils" are no list and no heading there. */
export function parseInlineMarkdown(text: string): Root {
  if (!isShort(text)) return plainWords(text);
  const tree = fromMarkdown(text, {
    extensions: [gfm(), formulas, { disable: { null: BLOCK_CONSTRUCTS } }],
    mdastExtensions: [gfmFromMarkdown(), formulaNodes],
  });
  return isDeep(tree) ? plainWords(text) : tree;
}

const plain = new WeakSet<Root>();

/** Whether a text was too long or too deep to be read as Markdown, so that its marks are words too. */
export const isPlainWords = (tree: Root): boolean => plain.has(tree);

function plainWords(text: string): Root {
  const children = [...text.matchAll(/\S.*(?:\n.*\S.*)*/g)].map(({ 0: value, index }): Paragraph => {
    const end = index + value.length;
    const position = { start: { line: 1, column: 1, offset: index }, end: { line: 1, column: 1, offset: end } };
    return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
  });
  const tree: Root = { type: 'root', children };
  plain.add(tree);
  return tree;
}
