import type { Heading, Nodes, Root, RootContent } from 'mdast';
import { parseMarkdown } from '../../markdown/parse.ts';
import { definitionsOf, plainText, rewriteMarkdown } from '../../markdown/rewrite-markdown.ts';
import type { Report } from '../../report/finding.ts';
import { convertLink, isQuizLink } from './convert-link.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** A page of the repository that becomes a text of the course. */
export interface Page {
  /** Relative to the repository. */
  file: string;
  text: string;
  report: Report;
  /** The address of a picture's copy in the course; undefined, and a finding, when there is no such picture. */
  picture: (url: string, line: number) => string | undefined;
  /** Whether an address is a page of the course. */
  isInCourse: (url: string) => boolean;
}

export interface ConvertedPage {
  title: string | undefined;
  text: string;
  /** Numbers of the quizzes that the page links to. */
  quizzes: number[];
  isMachineMade: boolean;
}

/** Turns a page into a text in the studio's own format. What cannot be kept becomes plain words and a finding. */
export function convertPage(page: Page): ConvertedPage {
  const text = htmlToMarkdown(page.text, page.file, page.report);
  const tree = parseMarkdown(text);
  const quizBlocks = findQuizBlocks(tree);
  const heading = findTitle(tree, quizBlocks, page);
  const definitions = definitionsOf(tree);
  const quizzes: number[] = [];
  const converted = rewriteMarkdown(text, tree, (node, inside) => {
    const line = node.position?.start.line ?? 1;
    if (node === heading || node.type === 'definition') return '';
    if (node.type === 'link' || node.type === 'linkReference') {
      const { url, title } = 'url' in node ? node : (definitions.get(node.identifier) ?? { url: '', title: null });
      const quiz = isQuizLink(url);
      if (quiz !== undefined && !quizzes.includes(quiz)) quizzes.push(quiz);
      const label = () => (isOnlyRemotePicture(node) ? escapeMarkdown(plainText(node)) : inside());
      return convertLink({ url, title, line, label }, page);
    }
    if (node.type === 'image' || node.type === 'imageReference') {
      const { url, title } = 'url' in node ? node : (definitions.get(node.identifier) ?? { url: '', title: null });
      return convertPicture({ url, title, line, alt: node.alt ?? '' }, page);
    }
    if (quizBlocks.has(node)) {
      inside();
      return '';
    }
    return undefined;
  });
  return {
    title: heading && plainText(heading).trim(),
    text: `${converted.trim()}\n`,
    quizzes,
    isMachineMade: page.text.includes('CO_OP_TRANSLATOR_METADATA'),
  };
}

/** The heading that names the page: of the first level, or, and that is a finding, the one it begins with. */
function findTitle({ children }: Root, quizBlocks: ReadonlySet<Nodes>, { file, report }: Page): Heading | undefined {
  const title = children.filter((node) => node.type === 'heading').find(({ depth }) => depth === 1);
  const [first] = children;
  if (title || first?.type !== 'heading' || quizBlocks.has(first)) return title;
  const line = first.position?.start.line;
  report('heading-level', file, line, 'the page has no heading of the first level: its first one names it');
  return first;
}

/** Blocks that only lead to a quiz, and headings that then have nothing below them: the quiz is an item of its own. */
function findQuizBlocks({ children }: Root): ReadonlySet<Nodes> {
  const isOnlyQuizLink = (node: RootContent): boolean => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return false;
    const [only, ...others] = node.children.filter((child) => plainText(child).trim() !== '');
    return only?.type === 'link' && others.length === 0 && isQuizLink(only.url) !== undefined;
  };
  const found = children.filter((node, index) => {
    if (isOnlyQuizLink(node)) return true;
    const [next, after] = [children[index + 1], children[index + 2]];
    const leadsToQuiz = next?.type === 'paragraph' && isOnlyQuizLink(next);
    return node.type === 'heading' && leadsToQuiz && (after === undefined || after.type === 'heading');
  });
  return new Set<Nodes>(found);
}

function isOnlyRemotePicture(node: Nodes): boolean {
  const [only, ...others] = 'children' in node ? node.children : [];
  return only?.type === 'image' && others.length === 0 && /^https?:/.test(only.url);
}

function convertPicture(
  { url, title, line, alt }: { url: string; title?: string | null | undefined; line: number; alt: string },
  { picture }: Page,
): string {
  const copy = picture(url, line);
  const words = escapeMarkdown(alt);
  if (copy !== undefined) return `![${words}](<${copy}>${title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : ''})`;
  return words.trim() === '' ? '' : `*${words.trim()}*`;
}

/** Makes words stand for themselves in Markdown. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>&~|]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
