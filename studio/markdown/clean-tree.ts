import type { Element, ElementContent, RootContent } from 'hast';
import type { Report } from '../report/finding.ts';
import { decodePath } from '../source/decode-path.ts';

/** A picture that a pack holds. */
export interface Picture {
  url: string;
  width: number;
  height: number;
}

/** Where a text comes from, and how to find what it shows. */
export interface TextSource {
  file: string;
  /** The line of the file on which the text begins, where it is only a part of it. */
  firstLine?: number;
  /** The picture of an address in the text; undefined, and a finding, when there is none. */
  picture: (url: string, line: number) => Picture | undefined;
  /** The number of an item or lesson of the course by its path; undefined when there is none. */
  numberOf: (path: string) => number | undefined;
  /** The number of a term of the course by its key; undefined when there is none. */
  termOf: (key: string) => number | undefined;
  report: Report;
}

/**
 * Makes a tree fit for packs: raw HTML out, links outwards only, pictures from the pack, headings below the lesson's
 * own. Everything that is lost is a finding.
 */
export function cleanTree<T extends RootContent>(nodes: readonly T[], source: TextSource): (T | ElementContent)[] {
  return nodes.flatMap((node): (T | ElementContent)[] => {
    if (node.type === 'raw') return dropHtml(node.value, lineOf(node, source), source);
    if (node.type !== 'element') return [node];
    node.children = cleanTree(node.children, source);
    if (node.tagName === 'img') return cleanPicture(node, source);
    if (node.tagName === 'a') return cleanLink(node, source);
    if (node.tagName === 'h1') return [lowerHeading(node, source)];
    // Code is written from left to right, whatever the text around it.
    if (node.tagName === 'pre') node.properties.dir = 'ltr';
    return [node];
  });
}

export const lineOf = (node: Pick<RootContent, 'position'>, { firstLine = 1 }: Pick<TextSource, 'firstLine'>): number =>
  firstLine + (node.position?.start.line ?? 1) - 1;

function dropHtml(value: string, line: number, { file, report }: TextSource): [] {
  const shown = value.trim().split('\n')[0]?.slice(0, 60);
  if (value.startsWith('<!--')) report('comment', file, line, `a comment was left out: ${shown}`);
  else report('raw-html', file, line, `raw HTML was taken out: ${shown}`);
  return [];
}

function cleanPicture(node: Element, source: TextSource): Element[] {
  const { src, alt, title } = node.properties;
  const line = lineOf(node, source);
  if (!alt)
    source.report('missing-alt', source.file, line, `the picture ${src} has no words for those who cannot see it`);
  const picture = source.picture(String(src), line);
  if (!picture) return [];
  const { url, width, height } = picture;
  node.properties = { src: url, alt, width, height, loading: 'lazy', ...(title ? { title } : {}) };
  return [node];
}

function cleanLink(node: Element, source: TextSource): ElementContent[] {
  const { href, title, dataFootnoteBackref } = node.properties;
  if (dataFootnoteBackref !== undefined) return [];
  const url = String(href);
  const line = lineOf(node, source);
  if (/^https?:\/\/./i.test(url)) {
    node.properties = { href: url, target: '_blank', rel: ['noopener'], ...(title ? { title } : {}) };
    return [node];
  }
  if (/^mailto:./i.test(url)) return [node];
  if (url.startsWith('item:')) return cleanItemLink(node, url.slice('item:'.length), source);
  if (url.startsWith('term:')) return cleanTermLink(node, url.slice('term:'.length), source);
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    source.report('unsafe-link', source.file, line, `the link to ${url.slice(0, 60)} became plain text`);
  } else if (!url.startsWith('#user-content-fn')) {
    source.report('broken-link', source.file, line, `the link to ${url} leads out of the text and became plain text`);
  }
  return node.children;
}

/** A link within the course (pack-spec [LINK1]). */
function cleanItemLink(node: Element, path: string, source: TextSource): ElementContent[] {
  const number = source.numberOf(decodePath(path));
  if (number !== undefined) {
    node.properties = { href: `#item-${number}` };
    return [node];
  }
  source.report(
    'broken-link',
    source.file,
    lineOf(node, source),
    `the course has no ${path}: the link became plain text`,
  );
  return node.children;
}

/** A word that the course explains (pack-spec [TERM]). */
function cleanTermLink(node: Element, key: string, source: TextSource): ElementContent[] {
  const number = source.termOf(decodePath(key));
  if (number !== undefined) {
    node.properties = { href: `#term-${number}` };
    return [node];
  }
  const message = `the glossary has no ${key}: the link became plain text`;
  source.report('unknown-term', source.file, lineOf(node, source), message);
  return node.children;
}

function lowerHeading(node: Element, source: TextSource): Element {
  const line = lineOf(node, source);
  source.report('heading-level', source.file, line, 'headings of a text start at ##; this one was lowered');
  node.tagName = 'h2';
  return node;
}
