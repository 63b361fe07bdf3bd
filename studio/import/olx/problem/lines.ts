import { children, type XmlNode } from '../../../xml/xml-node.ts';

const SKIPPED = new Set(['script', 'style', 'solution', 'demandhint', 'hintgroup', 'responseparam']);
const INLINE = new Set([
  'a',
  'b',
  'bdi',
  'code',
  'em',
  'i',
  'img',
  'kbd',
  'mark',
  'q',
  's',
  'small',
  'strong',
  'sub',
  'sup',
  'u',
  'var',
]);
const CELLS = new Set(['td', 'th']);

/**
 * Text line by line: a paragraph, an item of a list or a row of a table each, as inline Markdown. `fill`
 * gives what stands in the place of an element; undefined: the element itself.
 */
export function linesOf(
  nodes: readonly (XmlNode | string)[],
  fill: (node: XmlNode) => string | undefined,
  inline: (nodes: readonly (XmlNode | string)[]) => string,
): string[] {
  const lines: string[] = [];
  let open: (XmlNode | string)[] = [];
  const end = () => {
    const line = inline(open);
    if (line !== '') lines.push(line);
    open = [];
  };
  const walk = (inside: readonly (XmlNode | string)[]) => {
    let cells = 0;
    for (const node of inside) {
      if (typeof node === 'string') {
        // Braces of the text itself must not look like a gap.
        open.push(node.replaceAll('{{', '{ {'));
        continue;
      }
      if (SKIPPED.has(node.name)) continue;
      if (node.name === 'clarification') {
        // Open edX shows it behind a sign in the sentence.
        open.push(' (', ...node.children, ')');
        continue;
      }
      const filled = fill(node);
      if (filled !== undefined) open.push(filled);
      else if (INLINE.has(node.name) && !holdsGap(node)) open.push(node);
      else if (CELLS.has(node.name)) {
        if (cells > 0) open.push(' – ');
        cells += 1;
        walk(node.children);
      } else if (RUNNING.has(node.name)) walk(node.children);
      else {
        end();
        walk(node.children);
        end();
      }
    }
  };
  walk(nodes);
  end();
  return lines;
}

/** Elements that end no line, and that a gap may stand in. */
const RUNNING = new Set(['span', 'optionresponse', 'stringresponse', 'numericalresponse', 'text', 'font', 'label']);

const holdsGap = (node: XmlNode): boolean =>
  children(node).some((child) => child.name === 'optioninput' || child.name.endsWith('response') || holdsGap(child));
