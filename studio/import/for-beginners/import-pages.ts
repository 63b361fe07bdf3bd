import { basename, dirname, join, normalize } from 'node:path';
import type { Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import { decodePath } from '../../source/decode-path.ts';
import { type ConvertedPage, convertPage } from './convert-page.ts';
import type { Pictures } from './find-pictures.ts';
import { type Layout, translationOf } from './layout.ts';

/** What every step of an import works with. */
export interface Import {
  layout: Layout;
  pictures: Pictures;
  report: Report;
  /** Languages in which a page says that a machine translated it. */
  machine: Set<string>;
  counts: Counts;
}

/** How many of each kind a repository has, and how many came in. */
export type Counts = Record<
  'modules' | 'lessons' | 'texts' | 'translations' | 'quizzes' | 'questions' | 'pictures',
  { found: number; imported: number }
>;

/** A page in all its languages. */
export interface ImportedPage {
  key: string;
  title: Words;
  text: Words;
  /** Quizzes that the source links to, in order. */
  quizzes: number[];
}

/** The pages of a lesson: README first, assignment last, between them whatever else there is (such as one page a device). */
export function pagesOf({ paths }: Layout, folder: string): string[] {
  const others = paths.filter((path) => dirname(path) === folder && path.endsWith('.md')).map((path) => basename(path));
  const middle = others.filter((name) => name !== 'README.md' && name !== 'assignment.md');
  return ['README.md', ...middle, 'assignment.md']
    .filter((name) => others.includes(name))
    .map((name) => join(folder, name));
}

/** The key of a page's item. */
export const keyOf = (page: string): string => {
  const stem = basename(page, '.md');
  return stem === 'README' ? 'text' : stem.replace(/[^A-Za-z0-9._-]/g, '-');
};

/** Converts a page and its translations. */
export function importPage(context: Import, page: string): ImportedPage | undefined {
  const { layout, report, machine, counts } = context;
  const key = keyOf(page);
  counts.texts.found++;
  const original = convertFile(context, page, page);
  if (!original) return undefined;
  counts.texts.imported++;
  const title: Words = { en: original.title || basename(dirname(page)) };
  const text: Words = { en: original.text };
  for (const lang of layout.languages.keys()) {
    const file = translationOf(layout, page, lang);
    const translated = file && convertFile(context, file, page);
    if (!translated) {
      report('missing-translation', page, undefined, `there is no translation into ${lang}`);
      continue;
    }
    counts.translations.found++;
    counts.translations.imported++;
    if (translated.title) title[lang] = translated.title;
    if (translated.isMachineMade) machine.add(lang);
    if (translated.quizzes.join() !== original.quizzes.join()) {
      const [own, source] = [translated.quizzes.join(', ') || 'none', original.quizzes.join(', ') || 'none'];
      const message = `links to the quizzes ${own}, the source to ${source}: the source counts`;
      report('quiz-differs', file, undefined, message);
    }
    text[lang] = translated.text;
  }
  return { key, title, text, quizzes: original.quizzes };
}

function convertFile(
  { layout, pictures, report, counts }: Import,
  file: string,
  source: string,
): ConvertedPage | undefined {
  const text = layout.text(file);
  if (text === undefined) return undefined;
  return convertPage({
    ...{ file, text, report },
    picture: (url, line) => {
      const path = pictures.find(url, { file, source }, line, report);
      counts.pictures.found++;
      if (path === undefined) return undefined;
      counts.pictures.imported++;
      return `package:${encodeURI(path)}`;
    },
    isInCourse: (url) => isCoursePage(layout, normalize(join(dirname(file), decodePath(url)))),
  });
}

/** Whether a path is a page of a module or lesson, a translation of one, or its folder. */
function isCoursePage({ text, modules }: Layout, path: string): boolean {
  const page = path.replace(/^translations\/[^/]+\//, '').replace(/(?:^|\/)translations\/(\w+)\.[\w-]+\.md$/, '/$1.md');
  const folder = page.endsWith('.md') ? dirname(page) : page.replace(/\/$/, '');
  const folders = modules.flatMap((module) => [module.path, ...module.lessons]);
  return folders.includes(folder) && (folder === page || !page.endsWith('.md') || text(page) !== undefined);
}
