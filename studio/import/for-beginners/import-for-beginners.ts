import { basename, join } from 'node:path';
import type { Words } from '../../../src/protocol/pack/words.ts';
import type { Report } from '../../report/finding.ts';
import { convertQuiz } from './convert-quiz.ts';
import { createCourseWriter } from './course-writer.ts';
import { type CourseNumbers, describeCourse } from './describe-course.ts';
import { openPictures } from './find-pictures.ts';
import { type Import, type ImportedPage, importPage, pagesOf } from './import-pages.ts';
import type { Layout } from './layout.ts';
import { type QuizFile, readQuizzes } from './read-quizzes.ts';

/** A teacher's pace: words read in a minute, and minutes for a quiz question. */
const WORDS_A_MINUTE = 150;
const MINUTES_A_QUESTION = 0.5;

/** Turns a repository of this layout into a source course in `out`; returns what it found, by kind. */
export function importForBeginners(
  layout: Layout,
  out: string,
  numbers: CourseNumbers,
  report: Report,
): Record<string, number> {
  const writer = createCourseWriter(out);
  try {
    const counts = { modules: 0, lessons: 0, texts: 0, translations: 0, quizzes: 0, questions: 0, pictures: 0 };
    const machine = new Set<string>();
    const context: Import = { layout, pictures: openPictures(layout.root), writer, report, machine, counts };
    const quizzes = readQuizzes(layout, report);
    for (const module of layout.modules) importModule(context, module, quizzes);
    const { course, publisher } = describeCourse(layout, [...machine], numbers, report);
    writer.writeYaml('course.yaml', course);
    writer.writeYaml('publisher.yaml', publisher);
    writer.finish();
    return { ...counts, languages: course.languages.length };
  } finally {
    writer.abandon();
  }
}

/** The page of a module becomes its first lesson. */
function importModule(
  context: Import,
  module: Layout['modules'][number],
  quizzes: ReadonlyMap<string, QuizFile>,
): void {
  const { layout, writer, counts } = context;
  const overview = importPage(context, join(module.path, 'README.md'), join(module.path, 'overview'));
  if (!overview) return;
  const { title } = overview;
  const items = [{ key: overview.key, kind: 'text' }];
  writer.writeYaml(join(module.path, 'overview', 'lesson.yaml'), { title, minutes: minutesFor([overview], 0), items });
  const lessons = module.lessons.flatMap((folder) => {
    const name = basename(folder);
    const lesson = join(module.path, name);
    const pages = pagesOf(layout.root, folder).flatMap((page) => importPage(context, page, lesson) ?? []);
    const isWritten = writeLesson(context, { lesson, file: join(folder, 'README.md'), pages, quizzes });
    return isWritten ? [name] : [];
  });
  writer.writeYaml(join(module.path, 'module.yaml'), { title, lessons: ['overview', ...lessons] });
  counts.modules++;
  counts.lessons += 1 + lessons.length;
}

interface LessonPlace {
  lesson: string;
  file: string;
  pages: readonly ImportedPage[];
  quizzes: ReadonlyMap<string, QuizFile>;
}

/** The first quiz that a lesson links to comes before its text, the others after it. */
function writeLesson({ writer, report, counts }: Import, { lesson, file, pages, quizzes }: LessonPlace): boolean {
  const [text, ...others] = pages;
  if (!text) return false;
  let questions = 0;
  const [before, ...after] = text.quizzes.map((id) => {
    const quiz = convertQuiz(id, quizzes, { file, report });
    if (!quiz) return [];
    const key = `quiz-${id}`;
    writer.writeYaml(join(lesson, `${key}.yaml`), quiz.yaml);
    counts.quizzes++;
    questions += quiz.yaml.questions.length;
    return [{ key, kind: 'quiz', title: quiz.title }];
  });
  counts.questions += questions;
  const textItem = (page: ImportedPage, title?: Words) => ({ key: page.key, kind: 'text', ...(title && { title }) });
  const extra = others.map((page) => textItem(page, page.title));
  const items = [...(before ?? []), textItem(text), ...after.flat(), ...extra];
  writer.writeYaml(join(lesson, 'lesson.yaml'), { title: text.title, minutes: minutesFor(pages, questions), items });
  return true;
}

function minutesFor(pages: readonly ImportedPage[], questions: number): number {
  const words = pages.reduce((sum, page) => sum + page.words, 0);
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + questions * MINUTES_A_QUESTION));
}
