import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { parseMarkdown } from '../markdown/parse.ts';

/** Markdown of a foreign course as HTML, which is then read as any other page: its own HTML is kept for that. */
export const markdownToHtml = (text: string): string =>
  toHtml(toHast(parseMarkdown(text), { allowDangerousHtml: true }), { allowDangerousHtml: true });
