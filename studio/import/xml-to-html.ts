import type { XmlNode } from '../xml/xml-node.ts';

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

/** Elements of an XML file written as the HTML that they stand for. */
export const toHtml = (nodes: readonly (XmlNode | string)[]): string => nodes.map(nodeToHtml).join('');

function nodeToHtml(node: XmlNode | string): string {
  if (typeof node === 'string') return escapeHtml(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const start = `<${node.name}${attributes.join('')}>`;
  return VOID.has(node.name) ? start : `${start}${toHtml(node.children)}</${node.name}>`;
}

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
