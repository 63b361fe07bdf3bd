import type { XmlNode } from '../../xml/xml-node.ts';

const camelCase = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * A QTI 3.0 tree with the names of QTI 2: `qti-simple-choice match-max` is `simpleChoice matchMax`. Elements of HTML, and the
 * whole of a QTI 2 tree, stay as they are.
 */
export function normaliseQti(node: XmlNode): XmlNode {
  const children = node.children.map((child) => (typeof child === 'string' ? child : normaliseQti(child)));
  if (!node.name.startsWith('qti-')) return { ...node, children };
  const attributes: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(node.attributes)) {
    attributes[/^(?:data|aria)-|:/.test(name) ? name : camelCase(name)] = value;
  }
  return { ...node, name: camelCase(node.name.slice('qti-'.length)), attributes, children };
}

/** The values of a list attribute or element: QTI parts them by white space. */
export const listOf = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter((part) => part !== '');
