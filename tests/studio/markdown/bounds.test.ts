import { expect, test } from 'vitest';
import { isPlainWords, parseInlineMarkdown, parseMarkdown } from '../../../studio/markdown/parse.ts';

const LONG = [
  ['quotations in one another', '> '.repeat(20_000)],
  ['lists in one another', '1. '.repeat(5_000)],
  ['lists indented line by line', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ['brackets that are never opened', ']('.repeat(50_000)],
  ['an open bracket before many words', `[${'\\<word '.repeat(20_000)}`],
  ['pictures in one another', `${'!['.repeat(2_600)}${'](a)'.repeat(2_600)}`],
  ['emphasis in one another', `${'*a _b '.repeat(1_300)}${' b_ a*'.repeat(1_300)}`],
  ['underlines of headings', '=\n'.repeat(100_000)],
  ['more lines than a book', '\n\na'.repeat(100_000)],
] as const;

test.each(LONG)('a text of %s becomes plain words', { timeout: 60_000 }, (_, text) => {
  const tree = parseMarkdown(text);
  expect(isPlainWords(tree)).toBe(true);
  expect(tree.children.every(({ type }) => type === 'paragraph')).toBe(true);
});

test('a line of a question is bounded in the same way', () => {
  expect(isPlainWords(parseInlineMarkdown('['.repeat(5_000)))).toBe(true);
  expect(isPlainWords(parseInlineMarkdown('Is it *this* [one](https://example.org)?'))).toBe(false);
});

test('plain words keep their places and their paragraphs', () => {
  const text = `One *two*\nthree\n\n${'['.repeat(900)}\n\n\nEnd`;
  const { children } = parseMarkdown(text);
  const written = children.map(({ position }) => text.slice(position?.start.offset, position?.end.offset));
  expect(written).toEqual(['One *two*\nthree', '['.repeat(900), 'End']);
});

test.each([
  ['a listing of code', `\`\`\`js\n${'a[b[0]] *= c_d;\n'.repeat(2_000)}\`\`\``, 'code'],
  ['a large table', `| a | b |\n| - | - |\n${'| *x* | [y](z) |\n'.repeat(800)}`, 'table'],
  ['lists seven deep', Array.from({ length: 7 }, (_, depth) => `${'    '.repeat(depth)}- a`).join('\n'), 'list'],
  ['many paragraphs', 'Some *words* [here](https://example.org) and there.\n\n'.repeat(1_500), 'paragraph'],
])('%s is read as what it is', { timeout: 60_000 }, (_, text, type) => {
  const tree = parseMarkdown(text);
  expect([isPlainWords(tree), tree.children[0]?.type]).toEqual([false, type]);
});
