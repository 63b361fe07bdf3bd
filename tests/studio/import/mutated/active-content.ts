import type { Nodes } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';

/** Formulas run nothing [MATH1], as long as nothing in them leads back into HTML or to an address. */
const ACTIVE_ELEMENTS =
  /^(?:script|style|iframe|object|embed|form|base|link|meta|template|svg|noscript|annotation|annotation-xml|semantics|maction|mglyph|malignmark)$/;
const ADDRESSES = ['href', 'src', 'action', 'formAction', 'xLinkHref', 'data', 'poster'];
const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:|#item-\d+$|\/media\/[0-9a-f]{64}-\d+\.\w+$)/i;
/** Shown as words, never as HTML. */
const PLAIN = /^(?:accept|unit|answer|tolerance|title|summary|name|lang|attribution|publisher|outcomes|licence)$/;

/** What a chunk of a pack would run on a phone; empty where it runs nothing. */
export function activeContent(chunk: Buffer): string[] {
  const text = chunk.toString('utf8');
  if (/^\s*<(?:\?xml|svg)/.test(text)) {
    return /<script|\son\w+\s*=|(?:href|src)\s*=\s*["']\s*\w+script:|<foreignObject/i.test(text)
      ? [`active picture: ${text.slice(0, 300)}`]
      : [];
  }
  if (!text.startsWith('{')) return [];
  try {
    return inJson(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function inJson(value: unknown): string[] {
  if (typeof value === 'string') return inHtml(fromParse5(parseFragment(value)), value);
  if (Array.isArray(value)) return value.flatMap(inJson);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key === 'url' || key === 'elsewhere') return SAFE_ADDRESS.test(String(one)) ? [] : [`unsafe address: ${one}`];
    return PLAIN.test(key) ? [] : inJson(one);
  });
}

function inHtml(node: Nodes, html: string): string[] {
  const below = 'children' in node ? node.children.flatMap((child) => inHtml(child, html)) : [];
  if (node.type !== 'element') return below;
  const { tagName, properties } = node;
  const isActive =
    ACTIVE_ELEMENTS.test(tagName) ||
    Object.keys(properties).some((name) => /^on|^srcdoc$|^style$/i.test(name)) ||
    ADDRESSES.some((name) => properties[name] !== undefined && !SAFE_ADDRESS.test(String(properties[name])));
  return isActive ? [`active content: ${html.slice(0, 300)}`, ...below] : below;
}
