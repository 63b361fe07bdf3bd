import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { tidyPhrasing } from './tidy-phrasing.ts';

/** Marks that a line of some kind does not take, since it is so already or cannot spell them. */
const WITHIN: Readonly<Record<'heading' | 'paragraph' | 'tableCell', ReadonlySet<string>>> = {
  heading: new Set(['strong']),
  paragraph: new Set(),
  tableCell: new Set(['tableCell']),
};

/** A tree without marks that Markdown could not spell, and without paragraphs and headings of nothing but space. */
export const tidyTree = (root: Root): Root => ({ ...root, children: tidyAll(root.children) });

function tidyAll<T extends RootContent>(nodes: readonly T[]): T[] {
  return nodes.flatMap((node) => {
    tidyNode(node);
    return isBlank(node) ? [] : [node];
  });
}

function tidyNode(node: Nodes): void {
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
    node.children = trimEnds(tidyPhrasing(node.children, WITHIN[node.type]));
  } else if (node.type === 'listItem' || node.type === 'blockquote') node.children = tidyAll(node.children);
  else if ('children' in node) node.children.forEach(tidyNode);
}

/** Breaks and spaces at the ends of a line show nothing. */
function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const first = nodes.findIndex((node) => !isSpace(node));
  const last = nodes.findLastIndex((node) => !isSpace(node));
  return nodes.slice(Math.max(0, first), last + 1).map((node, at, { length }) => {
    if (node.type !== 'text') return node;
    const value = at === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: at === length - 1 ? value.trimEnd() : value };
  });
}

const isSpace = (node: PhrasingContent): boolean =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');

const isBlank = (node: RootContent): boolean =>
  (node.type === 'paragraph' || node.type === 'heading' || node.type === 'blockquote') && node.children.length === 0;
