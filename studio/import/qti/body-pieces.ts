import { descendants, type XmlNode } from '../../xml/xml-node.ts';
import { holdsGap, INLINE_INTERACTIONS, isForLearners, toHtml } from './body-html.ts';
import type { ItemContext } from './item-context.ts';

/** A part of an item's body: words, words with gaps (`{{g1}}` ...), or a question that is a block of its own. */
export type Piece =
  | { kind: 'words'; html: string }
  | { kind: 'gaps'; html: string }
  | { kind: 'interaction'; node: XmlNode };

/** Elements that end the line before them. */
const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr figure div section article contentBody templateBlock'.split(
    ' ',
  ),
);
const isInteraction = (name: string): boolean => name.endsWith('Interaction') && name !== 'endAttemptInteraction';
const isBlockInteraction = ({ name }: XmlNode): boolean => isInteraction(name) && !INLINE_INTERACTIONS.has(name);

/** Parts a body in reading order; its inline interactions are put into `gaps`. */
export function piecesOf(body: XmlNode, context: ItemContext, gaps: XmlNode[]): Piece[] {
  const pieces: Piece[] = [];
  let [html, hasGap] = ['', false];
  const flush = () => {
    if (/<img|<video|<audio/.test(html) || html.replace(/<[^>]*>/g, '').trim() !== '') {
      pieces.push({ kind: hasGap ? 'gaps' : 'words', html });
    }
    [html, hasGap] = ['', false];
  };
  const add = (node: XmlNode | string) => {
    html += toHtml(node, context, gaps);
    hasGap ||= typeof node !== 'string' && (INLINE_INTERACTIONS.has(node.name) || holdsGap(node));
  };
  const walk = (parent: XmlNode) => {
    for (const node of parent.children) {
      if (typeof node === 'string') add(node);
      else if (isBlockInteraction(node)) {
        flush();
        pieces.push({ kind: 'interaction', node });
      } else if (node.name === 'rubricBlock') {
        if (!isForLearners(node)) continue;
        flush();
        walk(node);
        flush();
      } else if (holdsBlockInteraction(node) || (BLOCKS.has(node.name) && holdsBlock(node))) {
        flush();
        walk(node);
        flush();
      } else if (BLOCKS.has(node.name)) {
        flush();
        add(node);
        flush();
      } else add(node);
    }
  };
  walk(body);
  flush();
  return pieces;
}

const holdsBlockInteraction = (node: XmlNode): boolean =>
  node.children.some(
    (child) => typeof child !== 'string' && (isBlockInteraction(child) || holdsBlockInteraction(child)),
  );

/** Boxes around blocks are opened; lists and tables stay whole. */
const holdsBlock = (node: XmlNode): boolean =>
  /^(?:div|section|article|contentBody|templateBlock|blockquote|figure)$/.test(node.name) &&
  node.children.some((child) => typeof child !== 'string' && BLOCKS.has(child.name));

/** Every interaction of an item, in order. */
export const interactionsIn = (body: XmlNode): XmlNode[] =>
  body.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return isInteraction(child.name) ? [child] : interactionsIn(child);
  });

export const feedbackNodes = (body: XmlNode): XmlNode[] => [
  ...descendants(body, 'feedbackInline'),
  ...descendants(body, 'feedbackBlock'),
];
