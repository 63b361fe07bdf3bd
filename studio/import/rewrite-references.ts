import type { Nodes } from 'mdast';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText, rewriteMarkdown } from '../markdown/rewrite-markdown.ts';
import type { Report } from '../report/finding.ts';
import { decodePath } from '../source/decode-path.ts';
import type { LessonFiles } from './lesson-files.ts';

/** What stands behind the references of a draft's texts (`package:PATH`, `from:FROM`). */
export interface References {
  files: LessonFiles;
  /** The path in the course of the thing of the package that FROM or PATH names. */
  itemOf: (from: string) => string | undefined;
  report: Report;
}

/** Puts addresses of the course in the place of a draft text's references; those that lead nowhere become their words. */
export async function rewriteReferences(text: string, from: string, references: References): Promise<string> {
  if (!/\b(?:package|from):/.test(text)) return text;
  const tree = parseMarkdown(text);
  const pictures = new Map<string, string | undefined>();
  for (const url of picturesOf(tree)) {
    pictures.set(url, await references.files.picture(decodePath(url.slice('package:'.length)), from));
  }
  return rewriteMarkdown(text, tree, (node, inside) => {
    if (node.type === 'image' && pictures.has(node.url)) {
      const address = pictures.get(node.url);
      return address ? `![${escapeLabel(node.alt ?? '')}](<${address}>)` : emphasised(node.alt ?? '');
    }
    if (node.type !== 'link' || !/^(?:package|from):/.test(node.url)) return undefined;
    const target = references.itemOf(decodePath(node.url.replace(/^\w+:/, '')));
    if (target) return `[${inside()}](item:${target})`;
    references.report('broken-link', from, undefined, `the link "${plainText(node)}" leads to nothing that came in`);
    return inside();
  });
}

/** What links of a text lead to, as it is named there. */
export function linkedPaths(text: string): string[] {
  if (!text.includes('package:')) return [];
  return urlsOf(parseMarkdown(text), 'link').map((url) => decodePath(url.slice('package:'.length)));
}

const picturesOf = (tree: Nodes): string[] => urlsOf(tree, 'image');

function urlsOf(node: Nodes, type: 'image' | 'link'): string[] {
  const own = node.type === type && node.url.startsWith('package:') ? [node.url] : [];
  return [...own, ...('children' in node ? node.children.flatMap((child) => urlsOf(child, type)) : [])];
}

const escapeLabel = (words: string): string => words.replace(/[\\[\]]/g, '\\$&').replace(/\s+/g, ' ');
const emphasised = (words: string): string => (words.trim() === '' ? '' : `*${escapeLabel(words.trim())}*`);
