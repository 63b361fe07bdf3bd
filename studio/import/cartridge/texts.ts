import { markdownText } from '../../html/format-markdown.ts';
import { htmlToMarkdown } from '../../html/html-to-markdown.ts';
import type { XmlNode } from '../../xml/xml-node.ts';
import { attribute, textOf } from '../../xml/xml-node.ts';
import { escapeHtml } from '../qti1/material.ts';
import type { CartridgeContext } from './cartridge-context.ts';
import { type LessonParts, readingOf } from './lesson.ts';

/** A text of a course, before it is an item. */
export interface TextSource {
  /** Where it is; and what links to it name, unless `from` says otherwise. */
  file: string;
  from?: string;
  title: string;
  html: string;
  role?: 'assignment' | 'discussion';
  /** Markdown that stands below it. */
  below?: string;
}

/** Puts a text into a lesson, and behind it the videos and files that it shows. One without words says its title. */
export function addText(
  { file, from = file, title, html, role, below = '' }: TextSource,
  lesson: LessonParts,
  context: CartridgeContext,
): void {
  const { html: reading, lifted } = readingOf({ file, title }, lesson, context);
  const words = [htmlToMarkdown(html, reading), below].filter((part) => part !== '').join('\n\n');
  if (words === '') context.report('empty-text', file, undefined, `"${title}" has no words: its title stands for them`);
  const text = { [context.lang]: words || markdownText(title) };
  lesson.items.push(
    { kind: 'text', key: role ?? 'text', title: { [context.lang]: title }, from, text, ...(role && { role }) },
    ...lifted,
  );
}

/** The HTML of an element that says whether it holds HTML or plain text. */
export function htmlOf(node: XmlNode | undefined): string {
  if (!node) return '';
  const text = textOf(node);
  return attribute(node, 'texttype')?.includes('plain') ? `<p>${escapeHtml(text).replace(/\n/g, '<br>')}</p>` : text;
}
