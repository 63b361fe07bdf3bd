import { attribute, children, descendants, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** A formula in a line of text: its own alternative, else its TeX, else what it says from left to right. */
export function mathWords(math: XmlNode): string {
  const alternative = attribute(math, 'alttext')?.trim();
  if (alternative) return alternative;
  const tex = descendants(math, 'annotation').find(({ attributes }) => /tex/i.test(attributes.encoding ?? ''));
  return tex ? textOf(tex).trim() : linear(math);
}

/** Presentation MathML, element by element. */
function linear(node: XmlNode): string {
  const [first = '', second = '', third = ''] = children(node).map(linear);
  switch (node.name) {
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msup':
      return `${first}^${grouped(second)}`;
    case 'msub':
      return `${first}_${grouped(second)}`;
    case 'msubsup':
      return `${first}_${grouped(second)}^${grouped(third)}`;
    case 'msqrt':
      return `√${grouped(node.children.map((child) => (typeof child === 'string' ? child.trim() : linear(child))).join(''))}`;
    case 'mroot':
      return `${grouped(first)}^(1/${second})`;
    case 'mo':
      return ` ${textOf(node).trim()} `;
    default:
      return node.children.map((child) => (typeof child === 'string' ? child.trim() : linear(child))).join('');
  }
}

const grouped = (words: string): string => (/^[\p{L}\p{N}.]*$/u.test(words) ? words : `(${words.trim()})`);
