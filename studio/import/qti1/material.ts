import { attribute, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** What only groups material; the words of a response stay with the response. */
const GROUPS = new Set(['flow', 'flow_mat', 'flow_label', 'material', 'hintmaterial', 'solutionmaterial']);

/**
 * The HTML of all material in a node, in the order of the file (QTI ASI 1.2.1, 3.6): text, pictures, sound and films. Material
 * inside of responses is not looked at.
 */
export function materialHtml(node: XmlNode | undefined): string {
  const parts: string[] = [];
  for (const one of node?.children ?? []) {
    if (typeof one === 'string') continue;
    const html = GROUPS.has(one.name) ? materialHtml(one) : htmlOf(one);
    if (html !== '') parts.push(html);
  }
  return parts.join('\n');
}

function htmlOf(node: XmlNode): string {
  const uri = escapeHtml(attribute(node, 'uri') ?? '');
  switch (node.name) {
    case 'mattext':
      return isHtml(node) ? textOf(node) : plainToHtml(textOf(node));
    case 'matemtext':
      return `<em>${plainToHtml(textOf(node))}</em>`;
    case 'matimage':
      return `<img src="${uri}" alt="${escapeHtml(attribute(node, 'label') ?? '')}">`;
    case 'mataudio':
      return `<audio src="${uri}"></audio>`;
    case 'matvideo':
      return `<video src="${uri}"></video>`;
    case 'matbreak':
      return '<br>';
    default:
      return '';
  }
}

/** Text is plain where nothing is said; but many tools put HTML there and do not say so. */
function isHtml(node: XmlNode): boolean {
  const type = attribute(node, 'texttype')?.toLowerCase();
  if (type !== undefined) return type.includes('html');
  return /<(?:p|br|div|span|b|i|em|strong|img|ul|ol|table)\b[^>]*>/i.test(textOf(node));
}

const plainToHtml = (text: string): string => escapeHtml(text.trim()).replace(/\n/g, '<br>');

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
