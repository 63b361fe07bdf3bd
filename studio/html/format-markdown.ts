import type { Nodes, PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';

/** `www.` makes a link of whatever follows it, which the extension for GFM knows of letters and digits only. */
const AUTOLINK: Options = {
  unsafe: [
    {
      ...{ character: '.', before: '[Ww]{3}', inConstruct: 'phrasing' },
      notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw'],
    },
  ],
};

/** Spells a tree as Markdown, always the same way: `-` for lists, fences for code, `*` for emphasis. */
export const formatMarkdown = (tree: Nodes): string =>
  toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), AUTOLINK],
    bullet: '-',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
  });

const inline = (...children: PhrasingContent[]): string => formatMarkdown({ type: 'paragraph', children }).trim();

/** Plain words as Markdown that shows just these: `1. *a*` becomes `1\. \*a\*`. */
export const markdownText = (words: string): string =>
  inline({ type: 'text', value: words.replace(/\s+/g, ' ').trim() });

/** A link as Markdown. Its words are plain text. */
export const markdownLink = (words: string, url: string): string =>
  inline({ type: 'link', url, children: [{ type: 'text', value: words.replace(/\s+/g, ' ').trim() }] });
