import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { defaultTreeAdapter, parseFragment } from 'parse5';
import { countAttributes } from './count-attributes.ts';
import { flattenHtml } from './flatten-html.ts';
import type { HtmlContext } from './html-context.ts';

/** Real pages have a few thousand elements, some 40 deep. Every step below here is recursive and keeps copies. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES = 50_000;
const MAX_CHARACTERS = 1024 * 1024;
/** Pictures that a page holds in itself are long, and cost nothing to read. */
const INLINE_PICTURE = /;base64,[A-Za-z0-9+/=]+/g;
const MAX_CHARACTERS_IN_ALL = 32 * MAX_CHARACTERS;

class TooMuch extends Error {}

/**
 * Reads a page, or a part of one, as browsers do, without running anything of it. Of a page that is nested or filled
 * beyond all measure the words are kept, in paragraphs; of one that is too large, its beginning.
 */
export function parseHtml(html: string, { file, report }: Pick<HtmlContext, 'file' | 'report'>): Root {
  const isLong =
    html.length > MAX_CHARACTERS_IN_ALL ||
    (html.length > MAX_CHARACTERS && html.replace(INLINE_PICTURE, '').length > MAX_CHARACTERS);
  const text = isLong ? html.slice(0, MAX_CHARACTERS) : html;
  if (isLong) {
    report('left-out', file, undefined, `only the first ${MAX_CHARACTERS} characters of this page were read`);
  }
  if (countAttributes(text, MAX_ATTRIBUTES) > MAX_ATTRIBUTES) {
    report('left-out', file, undefined, `this page was left out: its tags have more than ${MAX_ATTRIBUTES} attributes`);
    return { type: 'root', children: [] };
  }
  try {
    return parseBounded(text);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    report('markup-removed', file, undefined, `only the words of this page were kept: ${error.message}`);
    return flattenHtml(text);
  }
}

function parseBounded(html: string): Root {
  let depth = 0;
  let elements = 0;
  const tree = parseFragment(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...args) => {
        elements += 1;
        if (elements > MAX_ELEMENTS) throw new TooMuch(`it has more than ${MAX_ELEMENTS} elements`);
        return defaultTreeAdapter.createElement(...args);
      },
      onItemPush: () => {
        depth += 1;
        if (depth > MAX_DEPTH) throw new TooMuch(`its elements are more than ${MAX_DEPTH} deep`);
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  });
  if (depthOf(tree) > MAX_DEPTH) throw new TooMuch(`its elements are more than ${MAX_DEPTH} deep`);
  const root = fromParse5(tree);
  return root.type === 'root' ? root : { type: 'root', children: [] };
}

/** How deep a tree is, level by level: mending wrong markup may nest deeper than any element was ever open. */
function depthOf(tree: object): number {
  let level: object[] = [tree];
  let depth = 0;
  while (level.length > 0 && depth <= MAX_DEPTH) {
    level = level.flatMap((node) => childrenOf(node));
    depth += 1;
  }
  return depth;
}

function childrenOf(node: object): object[] {
  const within = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : [];
  return Array.isArray(within) ? within.filter((child) => typeof child === 'object' && child !== null) : [];
}
