import type { Element, ElementContent } from 'hast';
import { EMBED_MARK } from './elements.ts';
import { element, hasBlocks, isBlock, takeOut, toPhrasing, words } from './phrasing.ts';

const MAX_COLUMNS = 100;
const MAX_CELLS = 20_000;
/** What a cell of Markdown cannot hold, nor a line of words stand for. */
const TOO_MUCH = new Set(['table', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ol', 'ul']);

interface Row {
  cells: { node: Element; children: ElementContent[] }[];
}

/**
 * A table as Markdown has them, each row with as many cells of one line: spans are filled up with empty cells. A table
 * that only sets out the page gives way to what is in its cells. Embedded things come behind it.
 */
export function cleanTable(
  table: Element,
  clean: (nodes: readonly ElementContent[]) => ElementContent[],
): ElementContent[] {
  const rows = rowsOf(table).map((row) => readRow(row, clean));
  const caption = childrenNamed(table, 'caption').flatMap(({ children }) => clean(children));
  const title = caption.length > 0 ? [element('div', caption)] : [];
  const grid = isLayout(table, rows) ? undefined : fillSpans(rows);
  if (!grid) return [...title, ...rows.flatMap(({ cells }) => cells.map(({ children }) => element('div', children)))];
  const { rest, taken } = takeOut([element('table', grid)], [EMBED_MARK]);
  return [...title, ...rest, ...taken];
}

const childrenNamed = ({ children }: Element, ...names: string[]): Element[] =>
  children.filter((child) => child.type === 'element').filter(({ tagName }) => names.includes(tagName));

const rowsOf = (table: Element): Element[] =>
  table.children
    .filter((child) => child.type === 'element')
    .flatMap((child) => (child.tagName === 'tr' ? [child] : childrenNamed(child, 'tr')));

const readRow = (row: Element, clean: (nodes: readonly ElementContent[]) => ElementContent[]): Row => ({
  cells: childrenNamed(row, 'td', 'th').map((node) => ({ node, children: clean(node.children) })),
});

function isLayout(table: Element, rows: readonly Row[]): boolean {
  if (table.properties.role === 'presentation') return true;
  const cells = rows.flatMap((row) => row.cells);
  if (cells.some(({ node }) => node.tagName === 'th')) return cells.some(({ children }) => holds(children, ['table']));
  return rows.every((row) => row.cells.length <= 1) || cells.some(({ children }) => holds(children, [...TOO_MUCH]));
}

const holds = (nodes: readonly ElementContent[], names: readonly string[]): boolean =>
  nodes.some((node) => node.type === 'element' && (names.includes(node.tagName) || holds(node.children, names)));

/** The rows with every span filled up; undefined where that would be more cells than any table for people has. */
function fillSpans(rows: readonly Row[]): Element[] | undefined {
  const grid: (Element | undefined)[][] = rows.map(() => []);
  for (const [rowIndex, { cells }] of rows.entries()) {
    let column = 0;
    for (const { node, children } of cells) {
      while (grid[rowIndex]?.[column]) column += 1;
      const columns = span(node.properties.colSpan, MAX_COLUMNS - column);
      const height = span(node.properties.rowSpan, rows.length - rowIndex);
      for (const [down, row] of grid.slice(rowIndex, rowIndex + height).entries()) {
        for (let across = 0; across < columns; across += 1) {
          row[column + across] ??= element(node.tagName, down + across === 0 ? toLine(children) : []);
        }
      }
      column += columns;
    }
    if (column > MAX_COLUMNS) return undefined;
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width * rows.length > MAX_CELLS) return undefined;
  return grid.map((row) =>
    element(
      'tr',
      Array.from({ length: width }, (_, at) => row[at] ?? element('td', [])),
    ),
  );
}

const span = (value: unknown, most: number): number => Math.max(1, Math.min(Math.trunc(Number(value)) || 1, most));

const toLine = (children: ElementContent[]): ElementContent[] =>
  hasBlocks(children)
    ? toPhrasing(
        children.filter((node) => !isBlank(node)),
        () => [words(' ')],
      )
    : children;

const isBlank = (node: ElementContent): boolean => !isBlock(node) && node.type === 'text' && node.value.trim() === '';
