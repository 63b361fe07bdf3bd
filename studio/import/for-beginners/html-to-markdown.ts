import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../markdown/parse.ts';
import type { Report } from '../../report/finding.ts';
import { SUBSCRIPTS, SUPERSCRIPTS } from './small-letters.ts';

const WITH_CONTENT = /<(script|style|iframe|object|video|audio|svg)\b([^>]*)>[\s\S]*?<\/\1\s*>/gi;
/** Never looks beyond the next `<`: of thousands of tags that are not closed each would be sought to the end of the text. */
const TAG = /<!--(?:(?!<!--)[\s\S])*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/g;
const ELEMENTS = new Set(
  `a abbr address article aside b big blockquote br button caption center cite code col colgroup dd del details dfn div dl
  dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li main mark
  nav ol option p picture pre q s samp section select small source span strike strong sub summary sup table tbody td tfoot
  th thead tr tt u ul var wbr`.split(/\s+/),
);

/**
 * Turns the HTML in a Markdown text into Markdown, as far as it can be, and takes out the rest but its words. Every line
 * stays on its line, so that what is found later still names the right one.
 */
export function htmlToMarkdown(text: string, file: string, report: Report): string {
  const openLinks: string[] = [];
  let result = '';
  let at = 0;
  for (const node of htmlNodes(parseMarkdown(text))) {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) continue;
    const smaller = convertSmallLetters(node.before, text.slice(at, start.offset), node.value);
    const source = text.slice(start.offset, end.offset);
    const converted = convertHtml(source, openLinks, (message) => report('raw-html', file, start.line, message));
    result += (smaller ?? text.slice(at, start.offset)) + converted;
    at = end.offset;
  }
  return result + text.slice(at);
}

type HtmlNode = Extract<Nodes, { type: 'html' }> & { before: string | undefined };

/** All HTML of a text in order; `before` is the HTML that stands before it with only text between the two. */
function htmlNodes(node: Nodes): HtmlNode[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child, index) => {
    if (child.type !== 'html') return htmlNodes(child);
    const before = node.children[index - 2];
    const isText = node.children[index - 1]?.type === 'text';
    return [{ ...child, before: isText && before?.type === 'html' ? before.value : undefined }];
  });
}

/** 10<sup>3</sup> must not become 103. */
function convertSmallLetters(opening: string | undefined, between: string, closing: string): string | undefined {
  const raised = opening === '<sup>' && closing === '</sup>';
  const lowered = opening === '<sub>' && closing === '</sub>';
  if (!raised && !lowered) return undefined;
  const letters = raised ? SUPERSCRIPTS : SUBSCRIPTS;
  const small = [...between].map((letter) => letters.get(letter));
  return small.every((letter) => letter !== undefined) ? small.join('') : `${raised ? '^' : '\\_'}(${between})`;
}

function convertHtml(html: string, openLinks: string[], report: (message: string) => void): string {
  const withoutContent = html.replace(WITH_CONTENT, (all, name: string, attributes: string) => {
    const src = attributeOf(attributes, 'src');
    report(`<${name}> was taken out with all it held${src ? `, only its address was kept: ${src}` : ''}`);
    return (src && /^https?:/.test(src) ? `<${src}>` : '') + newlinesOf(all);
  });
  const converted = withoutContent.replace(TAG, (tag, slash: string, name: string | undefined, attributes: string) => {
    if (name === undefined) return newlinesOf(tag);
    if (tag === `<${name}${attributes}>` && /^https?$/i.test(name)) return tag;
    const element = name.toLowerCase();
    if (!ELEMENTS.has(element)) return tag.replace('<', '\\<');
    return convertTag(element, slash === '/', attributes, openLinks, report) + newlinesOf(tag);
  });
  // Indented by four, the words between two tags would become code.
  return converted.replace(/^[ \t]+(?=\S)/gm, (space) => (html.startsWith('<') ? '' : space));
}

function convertTag(
  element: string,
  closes: boolean,
  attributes: string,
  openLinks: string[],
  report: (message: string) => void,
): string {
  if (element === 'a') return convertLink(closes, attributeOf(attributes, 'href'), openLinks, report);
  if (element === 'img') {
    report('<img> became a Markdown picture');
    return `![${(attributeOf(attributes, 'alt') ?? '').replace(/[[\]]/g, '\\$&')}](<${attributeOf(attributes, 'src') ?? ''}>)`;
  }
  if (!closes) report(`<${element}> was taken out, the words in it were kept`);
  return element === 'br' ? ' ' : '';
}

function convertLink(
  closes: boolean,
  href: string | undefined,
  openLinks: string[],
  report: (message: string) => void,
): string {
  if (closes) {
    const open = openLinks.pop();
    return open ? `](<${open}>)` : '';
  }
  openLinks.push(href ?? '');
  report(href ? '<a> became a Markdown link' : '<a> was taken out, the words in it were kept');
  return href ? '[' : '';
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`, 'i').exec(attributes);
  return (match?.[1] ?? match?.[2] ?? match?.[3])?.replace(/&amp;/g, '&');
}

const newlinesOf = (text: string): string => '\n'.repeat(text.split('\n').length - 1);
