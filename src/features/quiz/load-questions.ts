import { deps } from '../../app/deps.ts';
import { readText } from '../../data/library/course.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import type { QuestionsByVersion } from './attempt-rows.ts';

interface QuizRef {
  course: number;
  item: number;
  /** Language to ask in. */
  lang: string;
}

/** A quiz's questions, and the language they are in. */
export interface LoadedQuestions {
  readonly questions: readonly Question[];
  readonly lang: string;
}

const holds = (item: number) => (module: ModuleManifest) =>
  module.lessons.some(({ items }) => items.some(({ number }) => number === item));

/** The questions of a quiz in one version of its course; undefined where they are not to be had now. */
export async function loadQuestions(
  { course, item, lang }: QuizRef,
  version: number,
  { signal }: { signal: AbortSignal },
): Promise<LoadedQuestions | undefined> {
  const manifests = await deps().library.courses.get([course, version]);
  const module = manifests?.modules.find(holds(item));
  const chunk = module && (await readText(deps(), module, lang, { signal }));
  const questions = chunk?.quizzes[item];
  return questions && { questions, lang: chunk.lang };
}

/** The questions of all versions that attempts name, as far as they are to be had now. */
export async function loadVersions(
  quiz: QuizRef,
  versions: readonly number[],
  options: { signal: AbortSignal },
): Promise<QuestionsByVersion> {
  const loaded = new Map<number, LoadedQuestions>();
  for (const version of versions) {
    const found = await loadQuestions(quiz, version, options);
    if (found) loaded.set(version, found);
  }
  return loaded;
}
