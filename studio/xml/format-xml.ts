import { nameAsWritten, type XmlNode } from './xml-node.ts';

const encode = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Spells an element as XML: one spelling for one tree. */
export function formatXml(node: XmlNode): string {
  const name = nameAsWritten(node);
  const spelled = Object.entries(node.attributes).map(
    ([key, value]) => ` ${key}="${encode(value).replace(/"/g, '&quot;')}"`,
  );
  if (node.children.length === 0) return `<${name}${spelled.join('')}/>`;
  const inside = node.children.map((child) => (typeof child === 'string' ? encode(child) : formatXml(child))).join('');
  return `<${name}${spelled.join('')}>${inside}</${name}>`;
}
