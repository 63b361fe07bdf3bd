import { cleanHtml } from './clean-html.ts';
import { EMBED_MARK } from './elements.ts';
import { formatMarkdown } from './format-markdown.ts';
import type { HtmlContext } from './html-context.ts';
import { toTree } from './html-to-markdown.ts';
import { parseHtml } from './parse-html.ts';
import { element, takeOut, toPhrasing } from './phrasing.ts';

/**
 * A piece of a page as one paragraph of Markdown, for questions and their choices: emphasis, links and pictures stay,
 * blocks become lines of it. What is embedded comes behind it, as it cannot stand in a line.
 */
export function inlineMarkdownOf(html: string, context: HtmlContext): string {
  const { children, embeds } = cleanHtml(parseHtml(html, context), context);
  const { rest, taken } = takeOut(children, [EMBED_MARK]);
  const line = element(
    'p',
    toPhrasing(rest, () => [element('br', [])]),
  );
  return formatMarkdown(toTree([line, ...taken], embeds)).trim();
}
