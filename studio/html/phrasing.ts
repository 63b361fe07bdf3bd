import type { Element, ElementContent } from 'hast';
import { BLOCKS, EMBED_MARK } from './elements.ts';

export const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

export const words = (value: string): ElementContent => ({ type: 'text', value });

export const isBlock = (node: ElementContent): boolean => node.type === 'element' && BLOCKS.has(node.tagName);

export const hasBlocks = (nodes: readonly ElementContent[]): boolean =>
  nodes.some((node) => isBlock(node) || (node.type === 'element' && hasBlocks(node.children)));

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** Blocks that nothing can be put into. */
const WHOLE = ['hr', 'pre', 'table', EMBED_MARK];

/**
 * Emphasis, a link or a heading around whole blocks goes into each of them: `<b><p>…` becomes `<p><b>…`, and a heading
 * around paragraphs one heading each.
 */
export function distribute(
  nodes: readonly ElementContent[],
  wrap: (children: ElementContent[]) => Element,
): ElementContent[] {
  const wrapper = wrap([]).tagName;
  const isHeading = HEADINGS.includes(wrapper);
  const parted: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== '')) parted.push(wrap(run));
    else parted.push(...run);
    run = [];
  };
  for (const node of nodes) {
    if (node.type !== 'element' || !hasBlocks([node])) run.push(node);
    else {
      endRun();
      const { tagName } = node;
      const isWhole = WHOLE.includes(tagName) || (isHeading && HEADINGS.includes(tagName));
      const outer = isHeading && tagName === 'p' ? 'div' : tagName;
      parted.push(isWhole ? node : { ...node, tagName: outer, children: distribute(node.children, wrap) });
    }
  }
  endRun();
  return parted;
}

/** Blocks on one line: what stood on lines of its own is parted by `parting`, items of lists by bullets. */
export function toPhrasing(nodes: readonly ElementContent[], parting: () => ElementContent[]): ElementContent[] {
  const line: ElementContent[] = [];
  let mustPart = false;
  const add = (...added: ElementContent[]): void => {
    if (mustPart && line.length > 0) line.push(...parting());
    mustPart = false;
    line.push(...added);
  };
  const walk = (node: ElementContent): void => {
    if (node.type !== 'element' || !hasBlocks([node])) {
      if (!mustPart || textIn([node]).trim() !== '' || node.type === 'element') add(node);
      return;
    }
    const { tagName, children } = node;
    mustPart ||= isBlock(node);
    if (tagName === 'pre') add(element('code', children));
    else if (tagName === 'tr') children.flatMap((cell, at) => (at === 0 ? cell : [words(' | '), cell])).forEach(walk);
    else if (tagName === 'li') add(words('• '), ...toPhrasing(children, parting));
    else children.forEach(walk);
    mustPart ||= isBlock(node);
  };
  nodes.forEach(walk);
  return line;
}

/** Takes the elements of some names out of a tree, and hands them over. */
export function takeOut(
  nodes: readonly ElementContent[],
  names: readonly string[],
): { rest: ElementContent[]; taken: Element[] } {
  const taken: Element[] = [];
  const rest = nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (names.includes(node.tagName)) {
      taken.push(node);
      return [];
    }
    const within = takeOut(node.children, names);
    taken.push(...within.taken);
    return [{ ...node, children: within.rest }];
  });
  return { rest, taken };
}

/** The words of a tree as they stand. */
export const textIn = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textIn(node.children) : ''))
    .join('');
