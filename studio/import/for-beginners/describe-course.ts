import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { Nodes } from 'mdast';
import { COURSES_PER_PUBLISHER, type Words } from '../../../src/protocol/pack/words.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import type { Report } from '../../report/finding.ts';
import { readText } from '../../source/yaml-file.ts';
import { type Layout, translationOf } from './layout.ts';
import { plainText } from './rewrite-markdown.ts';

/** Imported courses are numbered in this publisher's block, unless another is asked for. */
const IMPORT_PUBLISHER = 1000;

export interface CourseNumbers {
  publisher: number | undefined;
  number: number | undefined;
}

/** What course.yaml and publisher.yaml say of a repository. */
export function describeCourse(layout: Layout, machine: string[], numbers: CourseNumbers, report: Report) {
  const name = basename(resolve(layout.root));
  const licence = readLicence(layout.root, report);
  const pages = ['en', ...layout.languages.keys()].flatMap((lang): [string, string][] => {
    const file = lang === 'en' ? 'README.md' : translationOf(layout, 'README.md', lang);
    const text = file && readText(join(layout.root, file));
    return text ? [[lang, text]] : [];
  });
  const title: Words = Object.fromEntries(pages.map(([lang, text]) => [lang, titleOf(text) ?? name]));
  const summary: Words = Object.fromEntries(pages.map(([lang, text]) => [lang, summaryOf(text, lang) ?? name]));
  const number = numbers.number ?? numberOf(name);
  const course = {
    ...{ number, source: 'en', languages: ['en', ...layout.languages.keys()], machine },
    title: { en: name, ...title },
    summary: { en: name, ...summary },
    ...{ outcomes: {}, subject: 'computing', level: 'beginner', licence: licence.id },
    attribution: [...licence.credits, ...originOf(layout.root)],
    mark: { sign: (number % 6) + 1, cloth: 'abcd'.charAt(number % 4) },
    modules: layout.modules.map(({ path }) => path),
  };
  return { course, publisher: { number: numbers.publisher ?? IMPORT_PUBLISHER, name: licence.holder ?? name } };
}

/** A number that the same repository gets again on any machine; `--number` settles the rare clash. */
const numberOf = (name: string): number =>
  1 + (createHash('sha256').update(name).digest().readUInt32BE() % (COURSES_PER_PUBLISHER - 1));

/** The licence, and the lines that it asks every copy to carry. */
function readLicence(root: string, report: Report): { id: string; holder?: string; credits: string[] } {
  const text = readText(join(root, 'LICENSE'));
  if (!text?.includes('MIT License')) {
    report('unknown-licence', 'LICENSE', text ? 1 : undefined, 'the licence is not known: ask before you publish this');
    return { id: 'unknown', credits: [] };
  }
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  const credits = paragraphs.filter((paragraph) => paragraph !== '');
  const holder = credits
    .map((line) => /^Copyright \(c\) (?:[\d, -]+ )?(.+?)\.?$/i.exec(line)?.[1])
    .find((line) => line);
  return { id: 'MIT', ...(holder && { holder }), credits };
}

/** Repository and commit, where a SOURCE.txt names them. */
function originOf(root: string): string[] {
  const lines = readText(join(root, 'SOURCE.txt'))?.split('\n') ?? [];
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
