import type { Nodes, PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { InlineMath } from '../markdown/formulas.ts';

/** `www.` makes a link of whatever follows it, which the extension for GFM knows of letters and digits only. */
const AUTOLINK: Options = {
  unsafe: [
    {
      ...{ character: '.', before: '[Ww]{3}', inConstruct: 'phrasing' },
      notInConstruct: ['autolink', 'destinationLiteral', 'destinationRaw'],
    },
  ],
};

/** Formulas are spelled between dollars [MATH1], so that other dollars are escaped. */
const FORMULAS: Options = {
  unsafe: [{ character: '$', inConstruct: 'phrasing' }],
  handlers: {
    inlineMath: ({ value, isDisplay }: InlineMath, _parent: unknown, state: State, { after }: Info) => {
      const tex = value.replace(/(?<!\\)\$/g, '\\$').trim();
      const sign = isDisplay ? '$$' : '$';
      // Before a digit it would not end: prices are no formulas.
      const end = /^\d/.test(after) ? '&#8203;' : '';
      return `${sign}${state.stack.includes('tableCell') ? withoutBars(tex) : tex}${sign}${end}`;
    },
  },
};

/** A bar would end the cell of a table. */
const withoutBars = (tex: string): string => tex.replace(/\\\|/g, '\\Vert ').replace(/\|/g, '\\vert ');

/** Spells a tree as Markdown, always the same way: `-` for lists, fences for code, `*` for emphasis. */
export const formatMarkdown = (tree: Nodes): string =>
  toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), AUTOLINK, FORMULAS],
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
