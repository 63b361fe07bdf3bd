import type { Element, ElementContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseFragment } from 'parse5';
import temml from 'temml';

/** Longer than any formula that people write. */
const MAX_CHARACTERS = 4_000;
const MAX_EXPANSIONS = 200;
/** In em: what a formula may ask for of space and of lines' thickness. */
const MAX_SIZE_EM: [number, number] = [10, 10];

/** A formula as a tree, or what is wrong with it. */
export type RenderedFormula = { math: Element } | { fault: string };

/**
 * TeX as MathML Core, which needs no script on the phone (pack-spec [MATH1]). `alttext` keeps the TeX, for search and for readers that do
 * not know MathML.
 */
export function renderFormula(tex: string, { isDisplay }: { isDisplay: boolean }): RenderedFormula {
  if (tex === '') return { fault: 'it is empty' };
  if (tex.length > MAX_CHARACTERS) return { fault: `it is longer than ${MAX_CHARACTERS} characters` };
  try {
    const options = { displayMode: isDisplay, throwOnError: true, maxExpand: MAX_EXPANSIONS, maxSize: MAX_SIZE_EM };
    const math = rootOf(temml.renderToString(tex, options));
    if (!math) return { fault: 'it gives no formula' };
    const properties = { ...(isDisplay && { display: 'block' }), alttext: alternative(tex) };
    return { math: { ...math, properties, children: math.children.flatMap(toCore) } };
  } catch (error) {
    return { fault: (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '' };
  }
}

/** TeX on one line, and without what looks like a tag. */
const alternative = (tex: string): string =>
  tex.replace(/\s+/g, ' ').replace(/<\s*/g, '\\lt ').replace(/>\s*/g, '\\gt ');

function rootOf(markup: string): Element | undefined {
  const tree = fromParse5(parseFragment(markup));
  const root = tree.type === 'root' ? tree.children[0] : undefined;
  return root?.type === 'element' && root.tagName === 'math' ? root : undefined;
}

/** Lines above and below are a script of MathML; MathML Core has no `menclose`. */
const LINES: Readonly<Record<string, readonly [tag: string, line: string]>> = {
  top: ['mover', '‾'],
  bottom: ['munder', '_'],
};

/** A part of a formula without what only the page of its maker has a use for. */
function toCore(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const children = node.children.flatMap(toCore);
  if (node.tagName === 'span' && children.length === 0) return [];
  if (node.tagName !== 'menclose') return [{ ...node, properties: withoutStyle(node), children }];
  const inner: Element = { type: 'element', tagName: 'mrow', properties: {}, children };
  const [tagName, line] = LINES[String(node.properties.notation)] ?? [];
  if (tagName === undefined || line === undefined) return [inner];
  const sign: Element = {
    type: 'element',
    tagName: 'mo',
    properties: { stretchy: 'true' },
    children: [{ type: 'text', value: line }],
  };
  return [{ type: 'element', tagName, properties: {}, children: [inner, sign] }];
}

/** Columns that stand at a side keep that: the phone's style sheet knows the classes. */
function withoutStyle({ tagName, properties }: Element): Element['properties'] {
  const { className, style: _, ...rest } = properties;
  const side = Array.isArray(className)
    ? className.find((name) => name === 'tml-left' || name === 'tml-right')
    : undefined;
  return tagName === 'mtd' && side !== undefined ? { ...rest, className: [side] } : rest;
}
