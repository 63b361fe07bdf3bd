import { deps } from '../../app/deps.ts';
import { textOf } from '../../app/study/module-text.ts';
import type { Lesson, ModuleManifest, QuizItem } from '../../protocol/pack/module-manifest.ts';
import type { QuizInHand, QuizVersions } from './quiz-in-hand.ts';

interface QuizRef {
  course: number;
  item: number;
  /** Language to ask in. */
  lang: string;
}

interface PlacedQuiz {
  readonly module: ModuleManifest;
  readonly lesson: Lesson;
  readonly item: QuizItem;
}

/** Where a quiz stands in one version of its course; undefined where that version has none of this number. */
export function findQuiz(modules: readonly ModuleManifest[], number: number): PlacedQuiz | undefined {
  for (const module of modules) {
    for (const lesson of module.lessons) {
      const item = lesson.items.find((candidate) => candidate.number === number);
      if (item?.kind === 'quiz') return { module, lesson, item };
    }
  }
  return undefined;
}

/** A quiz in these versions of its course, as far as they are to be had now. */
export async function loadVersions(
  quiz: QuizRef,
  versions: readonly number[],
  options: { signal: AbortSignal },
): Promise<QuizVersions> {
  const found = await Promise.all(versions.map((version) => loadVersion(quiz, version, options)));
  return new Map(found.flatMap((loaded) => (loaded ? [[loaded.version, loaded] as const] : [])));
}

async function loadVersion(
  { course, item, lang }: QuizRef,
  version: number,
  { signal }: { signal: AbortSignal },
): Promise<QuizInHand | undefined> {
  const manifests = await deps().library.courses.get([course, version]);
  const placed = manifests && findQuiz(manifests.modules, item);
  if (!placed) return undefined;
  const chunk = await textOf(placed.module, lang, { signal });
  const questions = chunk?.quizzes[item];
  return questions && { course, version, lesson: placed.lesson.number, item: placed.item, questions, lang: chunk.lang };
}
