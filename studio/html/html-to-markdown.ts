import type { Element, ElementContent } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes, Root, RootContent } from 'mdast';
import { cleanHtml } from './clean-html.ts';
import { EMBED_MARK } from './elements.ts';
import { formatMarkdown } from './format-markdown.ts';
import { FORMULA_MARK } from './formulas.ts';
import type { HtmlContext } from './html-context.ts';
import { parseHtml } from './parse-html.ts';
import { textIn } from './phrasing.ts';
import { sanitiseHtml } from './sanitise-html.ts';
import { tidyTree } from './tidy-tree.ts';

/**
 * A page, or a part of one, as Markdown (CommonMark with GFM) without any HTML in it. Headings are moved so that the
 * highest is `##`; what Markdown has no form for is a finding, and its words stay where it has any.
 */
export function htmlToMarkdown(html: string, context: HtmlContext): string {
  const { children, embeds } = cleanHtml(parseHtml(html, context), context);
  return formatMarkdown(toTree(children, embeds)).trim();
}

/** A cleaned page as a tree of Markdown. */
export function toTree(children: ElementContent[], embeds: readonly string[]): Root {
  const tree: Nodes = toMdast(sanitiseHtml({ type: 'root', children }), {
    document: true,
    handlers: {
      [EMBED_MARK]: (_, { properties }): RootContent => ({
        type: 'html',
        value: embeds[Number(properties.dataNumber)] ?? '',
      }),
      [FORMULA_MARK]: (_, { properties, children }: Element): RootContent => ({
        ...{ type: 'inlineMath', value: textIn(children) },
        isDisplay: properties.dataDisplay !== undefined,
      }),
    },
  });
  return tidyTree(tree.type === 'root' ? tree : { type: 'root', children: [] });
}
