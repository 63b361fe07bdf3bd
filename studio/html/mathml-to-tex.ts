import type { Element, ElementContent } from 'hast';
import { textIn } from './phrasing.ts';

/** Signs that mean something else in TeX. */
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\backslash ', '~': '\\sim ', '^': '\\hat{}' };
const spell = (text: string): string => text.replace(/[\\~^#$%&_{}]/g, (sign) => ESCAPED[sign] ?? `\\${sign}`);

/** Operators above and below that TeX has a name for. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¯': 'overline',
  '‾': 'overline',
  '→': 'vec',
  '^': 'hat',
  '~': 'tilde',
  '˙': 'dot',
};
const NAMED = /^(?:sin|cos|tan|cot|sec|csc|log|ln|exp|lim|max|min|sup|inf|det|gcd|deg|dim|ker|arg)$/;

/** Presentation MathML as TeX, element by element; what has no counterpart gives way to what is inside it. */
export const texOfMathml = (nodes: readonly ElementContent[]): string => nodes.map(texOf).join(' ').trim();

function texOf(node: ElementContent): string {
  if (node.type === 'text') return spell(node.value.trim());
  if (node.type !== 'element') return '';
  const parts = node.children.filter((child) => child.type === 'element').map(texOf);
  const [first = '', second = '', third = ''] = parts;
  switch (node.tagName) {
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'mi':
      return identifier(textIn(node.children).trim());
    case 'mtext':
    case 'ms':
      return `\\text{${spell(textIn(node.children))}}`;
    case 'mfrac':
      return `\\frac{${first}}{${second}}`;
    case 'msup':
      return `${base(first)}^{${second}}`;
    case 'msub':
      return `${base(first)}_{${second}}`;
    case 'msubsup':
    case 'munderover':
      return `${base(first)}_{${second}}^{${third}}`;
    case 'munder':
      return `\\underset{${second}}{${first}}`;
    case 'mover':
      return accent(node) ?? `\\overset{${second}}{${first}}`;
    case 'msqrt':
      return `\\sqrt{${texOfMathml(node.children)}}`;
    case 'mroot':
      return `\\sqrt[${second}]{${first}}`;
    case 'mfenced':
      return fenced(node, parts);
    case 'mtable':
      return `\\begin{matrix}${parts.join(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
      return parts.join(' & ');
    case 'mspace':
      return '\\ ';
    default:
      return texOfMathml(node.children);
  }
}

const base = (tex: string): string => (/^[\p{L}\p{N}]$/u.test(tex) ? tex : `{${tex}}`);

function identifier(name: string): string {
  if (NAMED.test(name)) return `\\${name}`;
  return [...name].length > 1 ? `\\mathrm{${spell(name)}}` : spell(name);
}

function accent({ children }: Element): string | undefined {
  const [base, sign] = children.filter((child) => child.type === 'element');
  const name = sign && ACCENTS[textIn(sign.children).trim()];
  return base && name ? `\\${name}{${texOf(base)}}` : undefined;
}

function fenced({ properties }: Element, parts: readonly string[]): string {
  const { open, close, separators } = properties;
  const sign = (value: unknown, standard: string): string => spell(typeof value === 'string' ? value : standard);
  return `\\left${sign(open, '(') || '.'}${parts.join(sign(separators, ',').slice(0, 1))}\\right${sign(close, ')') || '.'}`;
}
