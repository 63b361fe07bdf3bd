import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import type { Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import { decodePath } from '../../source/decode-path.ts';
import { readText } from '../../source/yaml-file.ts';
import { type ConvertedPage, convertPage } from './convert-page.ts';
import type { CourseWriter } from './course-writer.ts';
import type { Pictures } from './find-pictures.ts';
import { type Layout, translationOf } from './layout.ts';

/** What every step of an import works with. */
export interface Import {
  layout: Layout;
  pictures: Pictures;
  writer: CourseWriter;
  report: Report;
  /** Languages in which a page says that a machine translated it. */
  machine: Set<string>;
  counts: Record<'modules' | 'lessons' | 'texts' | 'translations' | 'quizzes' | 'questions' | 'pictures', number>;
}

/** A page in all its languages, written into the course as KEY.LANG.md. */
export interface ImportedPage {
  key: string;
  title: Words;
  /** Quizzes that the source links to, in order. */
  quizzes: number[];
  words: number;
}

/** The pages of a lesson: README first, assignment last, between them whatever else there is (such as one page a device). */
export function pagesOf(root: string, folder: string): string[] {
  const others = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort();
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

/** Converts a page and its translations, and writes them, with their pictures, into a lesson. */
export function importPage(context: Import, page: string, lesson: string): ImportedPage | undefined {
  const { layout, writer, report, machine, counts } = context;
  const key = keyOf(page);
  const original = convertFile(context, page, page, lesson);
  if (!original) return undefined;
  counts.texts++;
  writer.writeText(join(lesson, `${key}.en.md`), original.text);
  const title: Words = { en: original.title || basename(dirname(page)) };
  for (const lang of layout.languages.keys()) {
    const file = translationOf(layout, page, lang);
    const translated = file && convertFile(context, file, page, lesson);
    if (!translated) {
      report('missing-translation', page, undefined, `there is no translation into ${lang}`);
      continue;
    }
    counts.translations++;
    if (translated.title) title[lang] = translated.title;
    if (translated.isMachineMade) machine.add(lang);
    if (translated.quizzes.join() !== original.quizzes.join()) {
      const [own, source] = [translated.quizzes.join(', ') || 'none', original.quizzes.join(', ') || 'none'];
      report(
        'quiz-differs',
        file,
        undefined,
        `links to the quizzes ${own}, the source to ${source}: the source counts`,
      );
    }
    writer.writeText(join(lesson, `${key}.${lang}.md`), translated.text);
  }
  return { key, title, quizzes: original.quizzes, words: original.text.split(/\s+/).length };
}

function convertFile(
  { layout, pictures, writer, report, counts }: Import,
  file: string,
  source: string,
  lesson: string,
): ConvertedPage | undefined {
  const text = readText(join(layout.root, file));
  if (text === undefined) return undefined;
  return convertPage({
    ...{ file, text, report },
    picture: (url, line) => {
      const path = pictures.find(url, { file, source }, line, report);
      if (path === undefined) return undefined;
      counts.pictures++;
      return `images/${encodeURIComponent(writer.copyPicture(join(layout.root, path), join(lesson, 'images')))}`;
    },
    isInCourse: (url) => isCoursePage(layout, normalize(join(dirname(file), decodePath(url)))),
  });
}

/** Whether a path is a page of a module or lesson, a translation of one, or its folder. */
function isCoursePage({ root, modules }: Layout, path: string): boolean {
  const page = path.replace(/^translations\/[^/]+\//, '').replace(/(?:^|\/)translations\/(\w+)\.[\w-]+\.md$/, '/$1.md');
  const folder = page.endsWith('.md') ? dirname(page) : page.replace(/\/$/, '');
  const folders = modules.flatMap((module) => [module.path, ...module.lessons]);
  return folders.includes(folder) && (folder === page || !page.endsWith('.md') || existsSync(join(root, page)));
}
