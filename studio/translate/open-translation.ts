import { join } from 'node:path';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import { LOCK_FILE, lockText, readLock, writeLock } from '../numbers/lock-file.ts';
import type { Lock } from '../numbers/lock-schema.ts';
import type { Report } from '../report/finding.ts';
import { readCourse, type SourceCourse } from '../source/read-course.ts';
import { readText } from '../source/yaml-file.ts';
import { observeTranslations, type Translations } from './observe-translations.ts';
import { blocksOf, numberBlocks } from './text-parts.ts';

/** A course with all there is to translate in it. */
export interface OpenTranslation {
  course: SourceCourse;
  /** Its full number. */
  number: number;
  lock: Lock;
  translations: Translations;
}

/** Reads a course to be translated; undefined, and findings, where it cannot be. What it only lacks in a language is no finding. */
export function openTranslation(folder: string, report: Report): OpenTranslation | undefined {
  const course = readCourse(folder, (code, ...where) => {
    if (code !== 'missing-translation') report(code, ...where);
  });
  if (!course) return undefined;
  const number = course.publisher.number * COURSES_PER_PUBLISHER + course.yaml.value.number;
  const lock = readLock(join(folder, LOCK_FILE), number, report);
  return lock && { course, number, lock, translations: observeTranslations(course, lock) };
}

/** A language that a course is to be translated into must be one of its own. */
export function hasLanguage({ yaml }: SourceCourse, lang: string, report: Report): boolean {
  const { source, languages } = yaml.value;
  if (lang !== source && languages.includes(lang)) return true;
  const message =
    lang === source
      ? `${lang} is the source language`
      : `${lang} is not one of the languages: add it to the list first`;
  report('schema', yaml.file, yaml.lineOf('languages'), message);
  return false;
}

/** Keeps what was seen, and the numbers that blocks will have: they are the names of units, until the next build and after. */
export function keepLock({ course, lock }: Pick<OpenTranslation, 'course' | 'lock'>): void {
  const { source } = course.yaml.value;
  const items = course.modules.flatMap(({ lessons }) => lessons.flatMap(({ items }) => items));
  for (const { path } of items.filter(({ yaml }) => yaml.kind === 'text')) {
    const text = readText(join(course.folder, `${path}.${source}.md`));
    if (text === undefined) continue;
    const known = lock.texts[path] ?? { next: 1, blocks: [], only: {} };
    const blocks = numberBlocks(blocksOf(text), lock, path);
    const next = Math.max(known.next, ...blocks.map(({ n }) => n + 1));
    lock.texts[path] = { ...known, next, blocks };
  }
  writeLock(join(course.folder, LOCK_FILE), lockText(lock));
}
