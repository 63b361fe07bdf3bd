import type { Definition, Nodes } from 'mdast';

/** What stands in the place of a node; undefined: the node itself, with its children rewritten. */
export type Rewrite = (node: Nodes, inside: () => string) => string | undefined;

/** Copies a text, replacing some of its nodes; all else stays letter for letter. */
export function rewriteMarkdown(text: string, tree: Nodes, rewrite: Rewrite): string {
  const write = (node: Nodes): string => {
    const range = rangeOf(node);
    const own = rewrite(node, () => {
      const children = placedChildren(node);
      const [first, last] = [children[0], children.at(-1)];
      return first && last ? spliced(node, rangeOf(first)[0], rangeOf(last)[1]) : '';
    });
    return own ?? spliced(node, ...range);
  };
  const spliced = (node: Nodes, from: number, to: number): string => {
    let result = '';
    let at = from;
    for (const child of placedChildren(node)) {
      const [start, end] = rangeOf(child);
      result += text.slice(at, start) + write(child);
      at = end;
    }
    return result + text.slice(at, to);
  };
  return write(tree);
}

/** Addresses that GFM makes links of stand in nodes that do not know their place: they stay as they are. */
const placedChildren = (node: Nodes): Nodes[] =>
  'children' in node ? node.children.filter(({ position }) => position !== undefined) : [];

const rangeOf = ({ position }: Nodes): [number, number] => [position?.start.offset ?? 0, position?.end.offset ?? 0];

/** The words of a node, without any markup. */
export function plainText(node: Nodes): string {
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** The definitions of a text, by their identifiers. */
export function definitionsOf(node: Nodes): Map<string, Definition> {
  if (node.type === 'definition') return new Map([[node.identifier, node]]);
  if (!('children' in node)) return new Map();
  return new Map(node.children.flatMap((child) => [...definitionsOf(child)]));
}
