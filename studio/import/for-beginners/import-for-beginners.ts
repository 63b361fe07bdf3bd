import { basename, join } from 'node:path';
import type { Importer, ItemDraft, LessonDraft, ModuleDraft } from '../draft.ts';
import { convertQuiz } from './convert-quiz.ts';
import { describeCourse } from './describe-course.ts';
import { openPictures } from './find-pictures.ts';
import { type Counts, type Import, type ImportedPage, importPage, pagesOf } from './import-pages.ts';
import { type Layout, modulesOf, readLayout } from './layout.ts';
import { type QuizFile, readQuizzes } from './read-quizzes.ts';

/** The Markdown layout of Microsoft's "For Beginners" courses, with the quizzes of their quiz app. */
export const forBeginners: Importer = {
  name: 'For Beginners',
  recognises: async ({ paths }) => modulesOf(paths).length > 0,
  import: async (files, { name, report }) => {
    const layout = await readLayout(files, name);
    if (!layout) return undefined;
    const machine = new Set<string>();
    const counts = noCounts();
    const context: Import = { layout, pictures: openPictures(layout.paths), report, machine, counts };
    const quizzes = readQuizzes(layout, report);
    const modules = layout.modules.flatMap((module) => importModule(context, module, quizzes) ?? []);
    return { draft: { ...describeCourse(layout, report), machine: [...machine], modules }, counts };
  },
};

const noCounts = (): Counts => {
  const none = () => ({ found: 0, imported: 0 });
  return {
    ...{ modules: none(), lessons: none(), texts: none(), translations: none() },
    ...{ quizzes: none(), questions: none(), pictures: none() },
  };
};

/** The page of a module becomes its first lesson. */
function importModule(
  context: Import,
  module: Layout['modules'][number],
  quizzes: ReadonlyMap<string, QuizFile>,
): ModuleDraft | undefined {
  const { layout, counts } = context;
  counts.modules.found++;
  counts.lessons.found += 1 + module.lessons.length;
  const overview = importPage(context, join(module.path, 'README.md'));
  if (!overview) return undefined;
  const { key, title, text } = overview;
  const first: LessonDraft = { key: 'overview', title, items: [{ kind: 'text', key, text }] };
  const lessons = module.lessons.flatMap((folder) => {
    const pages = pagesOf(layout, folder).flatMap((page) => importPage(context, page) ?? []);
    return importLesson(context, { folder, pages, quizzes }) ?? [];
  });
  counts.modules.imported++;
  counts.lessons.imported += 1 + lessons.length;
  return { key: module.path, title, lessons: [first, ...lessons] };
}

interface LessonPlace {
  folder: string;
  pages: readonly ImportedPage[];
  quizzes: ReadonlyMap<string, QuizFile>;
}

/** The first quiz that a lesson links to comes before its text, the others after it. */
function importLesson({ report, counts }: Import, { folder, pages, quizzes }: LessonPlace): LessonDraft | undefined {
  const [text, ...others] = pages;
  if (!text) return undefined;
  const [before, ...after] = text.quizzes.map((id): ItemDraft[] => {
    counts.quizzes.found++;
    counts.questions.found += quizzes.get('en')?.quizzes.get(id)?.quiz.length ?? 0;
    const quiz = convertQuiz(id, quizzes, { file: join(folder, 'README.md'), report });
    if (!quiz) return [];
    counts.quizzes.imported++;
    counts.questions.imported += quiz.questions.length;
    return [{ kind: 'quiz', key: `quiz-${id}`, title: quiz.title, pass: PASS, questions: quiz.questions }];
  });
  const extra = others.map(({ key, title, text: words }): ItemDraft => ({ kind: 'text', key, title, text: words }));
  const main: ItemDraft = { kind: 'text', key: text.key, text: text.text };
  const items = [...(before ?? []), main, ...after.flat(), ...extra];
  return { key: basename(folder), title: text.title, items };
}

/** The quiz app knows no pass mark. */
const PASS = 60;
