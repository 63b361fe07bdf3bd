import type { Nodes } from 'mdast';
import type { Words } from '../../../src/protocol/pack/words.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { plainText } from '../../markdown/rewrite-markdown.ts';
import type { Report } from '../../report/finding.ts';
import type { CourseDraft } from '../draft.ts';
import { type Layout, translationOf } from './layout.ts';

type Description = Omit<CourseDraft, 'modules' | 'machine'>;

/** What the front page and the licence say of a repository. */
export function describeCourse(layout: Layout, report: Report): Description {
  const { name, languages } = layout;
  const licence = readLicence(layout, report);
  const pages = ['en', ...languages.keys()].flatMap((lang): [string, string][] => {
    const file = lang === 'en' ? 'README.md' : translationOf(layout, 'README.md', lang);
    const text = file && layout.text(file);
    return text ? [[lang, text]] : [];
  });
  const title: Words = Object.fromEntries(pages.map(([lang, text]) => [lang, titleOf(text) ?? name]));
  const summary: Words = Object.fromEntries(pages.map(([lang, text]) => [lang, summaryOf(text, lang) ?? name]));
  return {
    ...{ name, source: 'en', languages: [...languages.keys()] },
    title: { en: name, ...title },
    summary: { en: name, ...summary },
    ...(licence.id && { licence: licence.id }),
    attribution: [...licence.credits, ...originOf(layout)],
    ...(licence.holder && { publisher: licence.holder }),
  };
}

/** The licence, and the lines that it asks every copy to carry. */
function readLicence(layout: Layout, report: Report): { id?: string; holder?: string; credits: string[] } {
  const text = layout.text('LICENSE');
  if (!text?.includes('MIT License')) {
    if (text) report('unknown-licence', 'LICENSE', 1, 'a licence that the studio does not know');
    return { credits: [] };
  }
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  const credits = paragraphs.filter((paragraph) => paragraph !== '');
  const holder = credits
    .map((line) => /^Copyright \(c\) (?:[\d, -]+ )?(.+?)\.?$/i.exec(line)?.[1])
    .find((line) => line);
  return { id: 'MIT', ...(holder && { holder }), credits };
}

/** Repository and commit, where a SOURCE.txt names them. */
function originOf({ text }: Layout): string[] {
  const lines = text('SOURCE.txt')?.split('\n') ?? [];
  return lines.filter((line) => /^(?:Repository|Commit): /.test(line));
}

function titleOf(text: string): string | undefined {
  const heading = parseMarkdown(text).children.find((node) => node.type === 'heading' && node.depth === 1);
  return heading && plainText(heading).trim();
}

/** The first two sentences of the first paragraph that is more than badges. */
function summaryOf(text: string, lang: string): string | undefined {
  const hasPicture = (node: Nodes): boolean =>
    node.type === 'image' || ('children' in node && node.children.some(hasPicture));
  const paragraph = parseMarkdown(text).children.find(
    (node) => node.type === 'paragraph' && !hasPicture(node) && plainText(node).trim().length > 80,
  );
  if (!paragraph) return undefined;
  const words = plainText(paragraph).replace(/\s+/g, ' ').trim();
  const sentences = [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(words)];
  return sentences
    .slice(0, 2)
    .map(({ segment }) => segment)
    .join('')
    .trim();
}
