import { attribute, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { escapeHtml } from '../question-words.ts';
import { toHtml as markup } from '../xml-to-html.ts';
import type { ItemContext } from './item-context.ts';
import { listOf } from './qti-node.ts';

/** The HTML that QTI bodies may hold (QTI 2.2 information model, 3.0 too); what is inside any other element stays, bare. */
const HTML = new Set(
  (
    'a abbr audio b blockquote br caption cite code dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img kbd li ol p ' +
    'pre q rp rt ruby s samp small source span strong sub sup table tbody td tfoot th thead tr track u ul var video'
  ).split(' '),
);
/** Elements that Markdown writes as marks around their words: a gap between such marks would part them. */
const FORMATS = new Set('a abbr b cite code em i kbd q s samp small strong sub sup u var'.split(' '));
const KEPT_ATTRIBUTES = [
  'alt',
  'colspan',
  'href',
  'kind',
  'lang',
  'rowspan',
  'src',
  'srclang',
  'start',
  'title',
  'type',
];
const VOID = new Set(['br', 'hr', 'img', 'source', 'track']);
/** Parts of an item that are no words of a question. They are read elsewhere. */
const ELSEWHERE = new Set([
  'prompt',
  'rubricBlock',
  'feedbackInline',
  'feedbackBlock',
  'templateInline',
  'catalogInfo',
]);
export const INLINE_INTERACTIONS = new Set(['inlineChoiceInteraction', 'textEntryInteraction', 'gap']);

/** Turns a part of an item into HTML. Interactions in its lines become {{g1}}, {{g2}} ... and are put into `gaps`. */
export function toHtml(node: XmlNode | string, context: ItemContext, gaps: XmlNode[] = []): string {
  if (typeof node === 'string') return escapeHtml(node.replaceAll('{{', '{ {'));
  const inner = (): string => innerHtml(node, context, gaps);
  if (INLINE_INTERACTIONS.has(node.name)) return `{{g${gaps.push(node)}}}`;
  if (ELSEWHERE.has(node.name) || node.name === 'endAttemptInteraction') return '';
  if (node.name === 'math') return markup([node]);
  if (node.name === 'object') return objectHtml(node, inner, context);
  if (node.name === 'include') return refuseInclude(node, context);
  if (!HTML.has(node.name)) return inner();
  if (FORMATS.has(node.name) && holdsGap(node)) return inner();
  const attributes = KEPT_ATTRIBUTES.flatMap((name) => {
    const value = name === 'lang' ? attribute(node, 'lang') : node.attributes[name];
    return value === undefined ? [] : [` ${name}="${escapeHtml(value)}"`];
  }).join('');
  return VOID.has(node.name) ? `<${node.name}${attributes}>` : `<${node.name}${attributes}>${inner()}</${node.name}>`;
}

/** What an element holds, as HTML. */
export const innerHtml = (node: XmlNode, context: ItemContext, gaps: XmlNode[] = []): string =>
  node.children.map((child) => toHtml(child, context, gaps)).join('');

export const holdsGap = (node: XmlNode): boolean =>
  node.children.some((child) => typeof child !== 'string' && (INLINE_INTERACTIONS.has(child.name) || holdsGap(child)));

/** Of an object: a picture, a sound or a film; a page of its own is not taken in. */
function objectHtml(node: XmlNode, inner: () => string, { item, report }: ItemContext): string {
  const { data = '', type = '' } = node.attributes;
  const source = escapeHtml(data);
  if (type.startsWith('image/')) {
    const alternative = textOf(node).trim() || node.attributes.alt || '';
    return `<img src="${source}" alt="${escapeHtml(alternative)}">`;
  }
  if (type.startsWith('video/') || type.startsWith('audio/')) {
    const tag = type.slice(0, 5);
    return `<${tag} src="${source}"></${tag}>`;
  }
  report('left-out', item.file, node.line, `an object of the type "${type}" was left out: ${data}`);
  return inner();
}

function refuseInclude(node: XmlNode, { item, report }: ItemContext): string {
  report('left-out', item.file, node.line, `an inclusion is not followed: ${node.attributes.href ?? ''}`);
  return '';
}

/** Whether a rubric is for learners (attribute `view`; without one it is for everybody). */
export const isForLearners = ({ attributes }: XmlNode): boolean => {
  const views = listOf(attributes.view);
  return views.length === 0 || views.includes('candidate');
};
