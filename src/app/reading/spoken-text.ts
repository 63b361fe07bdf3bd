import { t } from '@lingui/core/macro';

/** What ends a line on the page ends a sentence for the ear. */
const LINES = new Set(['LI', 'P', 'TR', 'TD', 'TH', 'BR', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'DIV']);

/** The words of a part of a text as they are read aloud: of formulas and pictures those that stand in for them; of programs none. */
export function spokenText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  if (node instanceof HTMLImageElement) return ` ${node.alt}. `;
  if (node.localName === 'math') return ` ${node.getAttribute('alttext') ?? ''} `;
  if (node.localName === 'pre') return t`Code`;
  const words = [...node.childNodes].map(spokenText).join('');
  return LINES.has(node.tagName) && /[\p{L}\p{N}]\s*$/u.test(words) ? `${words}. ` : words;
}
