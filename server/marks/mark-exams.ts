import type { Fact } from '../../src/protocol/facts/fact.ts';
import type { QuizItem } from '../../src/protocol/pack/module-manifest.ts';
import type { Marks } from '../../src/protocol/people/marks.ts';
import { attemptsAt } from '../../src/protocol/progress/item-progress.ts';
import { countedAttempts, scoreAttempt } from '../../src/protocol/quiz/mark.ts';
import type { CourseLibrary } from '../packs/course-library.ts';

/**
 * Marks a person's attempts at the sealed quizzes of a course (pack-spec [QUIZ6]), each with the version that it names. Attempts at a
 * version whose key is not here are left out: they wait.
 */
export async function markExams(library: CourseLibrary, course: number, facts: readonly Fact[]): Promise<Marks> {
  const newest = await library.version(course);
  const items = newest?.lessons.flatMap((lesson) => lesson.items) ?? [];
  const exams = items.filter((item): item is QuizItem => item.kind === 'quiz' && item.sealed === true);
  const marks = exams.flatMap(({ number, attempts }) =>
    countedAttempts(attemptsAt(number, facts), attempts).map(async ({ id, attempt }): Promise<Marks> => {
      const version = await library.version(course, attempt.version);
      const questions = (await version?.questions(number)) ?? [];
      if (questions.length === 0 || questions.some(({ type }) => type === 'sealed')) return [];
      return [{ item: number, attempt: id, ...scoreAttempt(questions, attempt) }];
    }),
  );
  return (await Promise.all(marks)).flat();
}
