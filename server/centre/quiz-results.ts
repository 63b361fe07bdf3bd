import type { Fact } from '../../src/protocol/facts/fact.ts';
import { attemptsAt } from '../../src/protocol/progress/item-progress.ts';
import { countedAttempts, scoreAttempt } from '../../src/protocol/quiz/mark.ts';
import type { CourseLibrary, CourseVersion } from '../packs/course-library.ts';

/**
 * The best score, per cent, of each quiz handed in, of the attempts that count [QUIZ5]. Each attempt is marked with the questions of the course version that it
 * names; an attempt at a version that this server does not have counts as an attempt, and lends no score.
 */
export async function quizResults(current: CourseVersion, facts: readonly Fact[], library: CourseLibrary) {
  const quizzes = current.lessons.flatMap((lesson) => lesson.items).filter((item) => item.kind === 'quiz');
  const results = await Promise.all(
    quizzes.map(async ({ number, title, attempts: most }) => {
      const made = attemptsAt(number, facts);
      const attempts = countedAttempts(made, most);
      const scores = await Promise.all(
        attempts.map(async ({ attempt }) => {
          const version = await library.version(current.course, attempt.version);
          return version ? scoreAttempt(await version.questions(number), attempt).percent : 0;
        }),
      );
      return {
        item: number,
        title,
        best: scores.reduce((best, score) => Math.max(best, score), 0),
        attempts: countedAttempts(made, undefined).length,
      };
    }),
  );
  return results.filter((result) => result.attempts > 0);
}
