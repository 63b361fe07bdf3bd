import type { Link, Nodes, Root, Table } from 'mdast';
import { plainText } from '../markdown/rewrite-markdown.ts';
import type { Report } from '../report/finding.ts';
import { saysNothing } from './empty-link-words.ts';

/**
 * What keeps people with a screen reader, or a phone read aloud, from finding their way in a text: headings that jump
 * (WCAG 2.2, 1.3.1), tables without headers (1.3.1), links whose words tell nothing (2.4.4).
 */
export function checkText(tree: Root, file: string, report: Report): void {
  checkHeadings(tree, file, report);
  visit(tree, (node) => {
    if (node.type === 'table') checkTable(node, file, report);
    if (node.type === 'link') checkLink(node, file, report);
  });
}

/** The lesson's title is the heading of level 1, so a text begins at level 2. */
function checkHeadings({ children }: Root, file: string, report: Report): void {
  let level = 1;
  for (const node of children) {
    if (node.type !== 'heading') continue;
    const { depth } = node;
    if (depth > level + 1)
      report(
        'heading-jump',
        file,
        lineOf(node),
        `from level ${level} to level ${depth}: ${plainText(node).slice(0, 60)}`,
      );
    level = depth;
  }
}

function checkTable(table: Table, file: string, report: Report): void {
  const cells = table.children[0]?.children ?? [];
  if (cells.every((cell) => plainText(cell).trim() === '')) {
    report('table-header', file, lineOf(table), 'the first row of the table is empty: it names the columns');
  }
}

function checkLink(link: Link, file: string, report: Report): void {
  const words = link.children.map(plainText).join('').trim();
  const shown = link.url.slice(0, 80);
  if (isAddress(words, link.url)) report('bare-url', file, lineOf(link), `the link shows its address: ${shown}`);
  else if (saysNothing(words))
    report('link-words', file, lineOf(link), `the words "${words}" do not tell where the link leads: ${shown}`);
}

const isAddress = (words: string, url: string): boolean =>
  words !== '' && withoutScheme(url).startsWith(withoutScheme(words).replace(/…$/, ''));

const withoutScheme = (address: string): string => address.replace(/^(?:https?:\/\/|mailto:)/i, '');

const lineOf = (node: Nodes): number | undefined => node.position?.start.line;

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}
