import type { QuestionYaml } from '../source/quiz-schema.ts';

/** A question, or why there is none. */
export type Made = { question: QuestionYaml } | { reason: string };

export const hasWords = (words: Readonly<Record<string, string>>): boolean =>
  Object.values(words).every((text) => text.trim() !== '');

/** Each part of a text between two gaps is shown by itself: a hard break at its end would be a backslash there. */
export const withoutHardBreaks = (text: string): string => text.replace(/(?<!\\)\\\n/g, '\n\n');

/** Feedback of a whole question as one text, marked by ✓ and ✗ where it is for one kind of answer only. */
export function explanation(
  { right, wrong, always }: { right: string; wrong: string; always: string },
  inline: (html: string) => string,
): string {
  const marked = [
    ['', always],
    ['✓ ', right],
    ['✗ ', wrong],
  ] as const;
  return marked
    .map(([mark, html]) => [mark, html === '' ? '' : inline(html)] as const)
    .filter(([, text]) => text.trim() !== '')
    .map(([mark, text]) => mark + text)
    .join('\n\n');
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
