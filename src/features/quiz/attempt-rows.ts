import { isHandedIn } from '../../protocol/facts/attempt.ts';
import { type Score, scoreAttempt } from '../../protocol/quiz/mark.ts';
import type { QuizInHand } from './quiz-in-hand.ts';
import { handedInAt, type NamedAttempt } from './quiz-walk.ts';

/** A line of the table of attempts. */
export interface AttemptRow {
  readonly id: string;
  /** 1 for the oldest. */
  readonly position: number;
  readonly handedInMs: number | undefined;
  /** Undefined where the questions it was answered on are not here: no score is better than a wrong one [ATT3]. */
  readonly score: Score | undefined;
  readonly isBest: boolean;
}

/** The attempts that were handed in, oldest first, each scored with the version that it names. */
export function attemptRows(
  attempts: readonly NamedAttempt[],
  quizzes: ReadonlyMap<number, Pick<QuizInHand, 'questions'>>,
): AttemptRow[] {
  const rows = attempts
    .filter(({ attempt }) => isHandedIn(attempt))
    .map(({ id, attempt }, index) => {
      const asked = quizzes.get(attempt.version)?.questions;
      const score = asked && scoreAttempt(asked, attempt);
      return { id, position: index + 1, handedInMs: handedInAt(attempt), score };
    });
  const best = rows.reduce((most, { score }) => Math.max(most, score?.percent ?? -1), -1);
  const bestRow = rows.find(({ score }) => score?.percent === best);
  return rows.map((row) => ({ ...row, isBest: row === bestRow }));
}
