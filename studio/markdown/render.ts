import type { Element, ElementContent, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { BlockMark } from '../numbers/carry-numbers.ts';
import { shortHash } from '../numbers/numbers.ts';
import { cleanTree, type TextSource } from './clean-tree.ts';
import { directionOf } from './direction.ts';
import { formulaHandlers } from './formula-handlers.ts';
import { isPlainWords, parseInlineMarkdown, parseMarkdown } from './parse.ts';
import { sanitise } from './sanitise.ts';

/** A block of a text as the phone shows it. */
export interface RenderedBlock extends BlockMark {
  html: string;
  /** Where it stands in the text; undefined for the list of footnotes, which is put together from several places. */
  range: readonly [from: number, to: number] | undefined;
}

/**
 * Renders a text block by block. `shownAs` names the language of the text where it stands in for a missing
 * translation: its blocks then say so.
 */
export function renderBlocks(text: string, source: TextSource, shownAs?: string): RenderedBlock[] {
  const tree = parseMarkdown(text);
  if (isPlainWords(tree)) {
    source.report(
      'markup-removed',
      source.file,
      undefined,
      'too long or nested too deep for Markdown: its marks are words',
    );
  }
  return hastOf(tree, source).flatMap((node) => {
    const [block] = cleanTree([footnotes(node)], source);
    if (block?.type !== 'element' || isBlank(block)) return [];
    const kind = kindOf(block);
    if (shownAs) Object.assign(block.properties, { lang: shownAs, dir: block.properties.dir ?? directionOf(shownAs) });
    const html = format(block);
    const { start, end } = block.position ?? {};
    const written = start && end ? text.slice(start.offset, end.offset) : html;
    const range: RenderedBlock['range'] =
      start?.offset !== undefined && end?.offset !== undefined ? [start.offset, end.offset] : undefined;
    return [{ kind, hash: shortHash(written), html, range }];
  });
}

/** Renders a line of text, such as a question; paragraphs of it are parted by line breaks. */
export function renderInline(text: string, source: TextSource, shownAs?: string): string {
  const lines = hastOf(parseInlineMarkdown(text), source).map((node) => {
    const children = cleanTree(node.type === 'element' ? node.children : [], source);
    return children.map(format).join('');
  });
  const html = lines.join('<br>');
  return shownAs ? `<span lang="${shownAs}" dir="${directionOf(shownAs)}">${html}</span>` : html;
}

const format = (node: RootContent): string => toHtml(sanitise(node));

function hastOf(tree: ReturnType<typeof parseMarkdown>, source: TextSource): (Element | ElementContent)[] {
  const root = toHast(tree, { allowDangerousHtml: true, handlers: formulaHandlers(source) });
  if (root.type !== 'root') return [];
  return root.children.filter((node) => node.type === 'element' || node.type === 'raw');
}

/** Of the section of footnotes that GFM makes only the list is shown: its heading speaks English only. */
function footnotes(node: ElementContent): ElementContent {
  if (node.type !== 'element' || node.tagName !== 'section') return node;
  return node.children.find((child) => child.type === 'element' && child.tagName === 'ol') ?? node;
}

/** A paragraph that is one picture or one formula is of a kind of its own. */
function kindOf({ tagName, children }: Element): string {
  const [only, ...others] = children;
  if (tagName !== 'p' || only?.type !== 'element' || others.length > 0) return tagName;
  return only.tagName === 'img' || only.tagName === 'math' ? only.tagName : tagName;
}

const isBlank = ({ tagName, children }: Element): boolean =>
  tagName === 'p' && children.every((child) => child.type === 'text' && child.value.trim() === '');
