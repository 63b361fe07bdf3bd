import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Reads a text: CommonMark with GFM. */
export const parseMarkdown = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const BLOCK_CONSTRUCTS = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'gfmFootnoteDefinition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'table',
  'thematicBreak',
];

/** Reads one line of text, such as a question: "1. Yes" and "# of pupils" are no list and no heading there. */
export const parseInlineMarkdown = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [gfm(), { disable: { null: BLOCK_CONSTRUCTS } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
