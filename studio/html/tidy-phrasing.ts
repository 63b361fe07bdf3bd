import type { InlineCode, PhrasingContent } from 'mdast';

type Span = Extract<PhrasingContent, { children: PhrasingContent[] }>;

const isSpan = (node: PhrasingContent): node is Span =>
  node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete' || node.type === 'link';

/**
 * Makes marks that Markdown can spell: spaces and breaks go out of the ends of emphasis and links, emphasis of the same
 * kind does not stand in or right beside itself, and what holds nothing is gone.
 */
export function tidyPhrasing(nodes: readonly PhrasingContent[], within: ReadonlySet<string>): PhrasingContent[] {
  const plain = nodes.flatMap((node) => flatten(node, within));
  return join(join(plain).flatMap((node) => (isSpan(node) ? tidySpan(node, within) : [node])));
}

/** Without the marks that stand around already, and those that hold nothing. */
function flatten(node: PhrasingContent, within: ReadonlySet<string>): PhrasingContent[] {
  if (node.type === 'inlineCode') return [tidyCode(node, within)];
  if (!isSpan(node)) return [node];
  if (within.has(node.type)) return node.children.flatMap((child) => flatten(child, within));
  return isEmpty(node) ? [] : [node];
}

const isEmpty = (node: PhrasingContent): boolean =>
  isSpan(node)
    ? node.children.every(isEmpty)
    : (node.type === 'text' || node.type === 'inlineCode') && node.value === '';

/** Neighbours of one kind as one. */
function join(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last && isSpan(last) && isSpan(node) && last.type === node.type && node.type !== 'link') {
      last.children.push(...node.children);
    } else if (last?.type === 'inlineMath' && node.type === 'inlineMath') {
      // Side by side their signs would read as those of another formula.
      last.value += ` ${node.value}`;
    } else if (last && 'value' in last && last.type === node.type && 'value' in node && last.type !== 'html') {
      last.value += node.value;
    } else joined.push(isSpan(node) ? { ...node, children: [...node.children] } : { ...node });
  }
  return joined;
}

function tidySpan(span: Span, within: ReadonlySet<string>): PhrasingContent[] {
  const children = tidyPhrasing(span.children, new Set([...within, span.type]));
  const before = takeEdge(children, 'start');
  const after = takeEdge(children, 'end');
  return [...before, ...(children.length > 0 ? [{ ...span, children }] : []), ...after];
}

/** Takes spaces and breaks off one end of `children`. */
function takeEdge(children: PhrasingContent[], end: 'start' | 'end'): PhrasingContent[] {
  const edge: PhrasingContent[] = [];
  for (;;) {
    const node = end === 'start' ? children[0] : children.at(-1);
    if (node?.type === 'break') edge.push(node);
    else if (node?.type === 'text') {
      const rest = end === 'start' ? node.value.trimStart() : node.value.trimEnd();
      const space = node.value.length - rest.length;
      const value = end === 'start' ? node.value.slice(0, space) : node.value.slice(rest.length);
      if (space > 0) edge.push({ type: 'text', value });
      if (rest !== '') children[end === 'start' ? 0 : children.length - 1] = { ...node, value: rest };
      if (rest !== '') break;
    } else break;
    if (end === 'start') children.shift();
    else children.pop();
  }
  return end === 'start' ? edge : edge.reverse();
}

/**
 * Code within a line has no lines of its own: a break in it would end the row of a table. There a backslash before a
 * bar or another backslash would be lost too, so such code is words.
 */
function tidyCode({ value }: InlineCode, within: ReadonlySet<string>): PhrasingContent {
  const line = value.replace(/\s*\n\s*/g, ' ');
  const isWords = line.trim() === '' || (within.has('tableCell') && /\\[\\|]/.test(line));
  return { type: isWords ? 'text' : 'inlineCode', value: line };
}
