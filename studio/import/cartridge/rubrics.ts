import { markdownText } from '../../html/format-markdown.ts';
import { plainTextOf } from '../../html/plain-text.ts';
import { attribute, child, children, type XmlNode } from '../../xml/xml-node.ts';
import { wordsOf } from './manifest.ts';
import { addedWords } from './words.ts';

/** How work is judged (Canvas' `rubrics.xml`). */
export interface Rubric {
  identifier: string;
  title: string;
  criteria: { words: string; ratings: { name: string; words: string; points: string }[] }[];
}

export const readRubrics = (root: XmlNode | undefined): Rubric[] =>
  children(root, 'rubric').map((node) => ({
    identifier: attribute(node, 'identifier') ?? '',
    title: wordsOf(child(node, 'title')),
    criteria: children(child(node, 'criteria'), 'criterion').map((criterion) => ({
      words: twoPart(wordsOf(child(criterion, 'description')), long(criterion)),
      ratings: children(child(criterion, 'ratings'), 'rating').map((rating) => ({
        name: wordsOf(child(rating, 'description')),
        words: long(rating),
        points: wordsOf(child(rating, 'points')).replace(/\.0+$/, ''),
      })),
    })),
  }));

const long = (node: XmlNode): string => plainTextOf(wordsOf(child(node, 'long_description')));
const twoPart = (short: string, more: string): string => (more === '' || more === short ? short : `${short}: ${more}`);

/** A rubric as a Markdown table: a row a criterion, a column a rating; under a heading where it has a title. */
export function rubricTable({ title, criteria }: Rubric, lang: string): string {
  const columns = Math.max(0, ...criteria.map(({ ratings }) => ratings.length));
  if (criteria.length === 0) return '';
  const names = [...Array(columns).keys()].map((column) => nameOfColumn(criteria, column));
  const rows = criteria.map(({ words, ratings }) => [
    words,
    ...names.map((name, column) => cellOf(ratings[column], name)),
  ]);
  const header = [addedWords(lang).criterion, ...names.map((name, column) => name || String(column + 1))];
  const lines = [header, header.map(() => '---'), ...rows].map((cells, line) => row(cells, line === 1));
  return `${title === '' ? '' : `## ${markdownText(title)}\n\n`}${lines.join('\n')}`;
}

/** The name that the ratings of a column have in every criterion; '' where they differ. */
function nameOfColumn(criteria: Rubric['criteria'], column: number): string {
  const names = new Set(criteria.map(({ ratings }) => ratings[column]?.name ?? ''));
  const [name = ''] = names;
  return names.size === 1 ? name : '';
}

function cellOf(rating: Rubric['criteria'][number]['ratings'][number] | undefined, column: string): string {
  if (!rating) return '';
  const words = twoPart(rating.name === column ? '' : rating.name, rating.words).replace(/^: /, '');
  if (words === '') return rating.points;
  return rating.points === '' ? words : `${words} (${rating.points})`;
}

const row = (cells: readonly string[], isRule: boolean): string =>
  `| ${cells.map((cell) => (isRule ? cell : markdownText(cell).replace(/(?<!\\)\|/g, '\\|'))).join(' | ')} |`;
