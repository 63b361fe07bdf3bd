import type { Attempt } from '../facts/attempt.ts';
import { HANDED_IN, isHandedIn } from '../facts/attempt.ts';
import { compareStamped } from '../facts/stamped.ts';
import type { Value } from '../facts/value.ts';
import type { Question } from '../pack/text-chunk.ts';
import { isInRightArea } from './mark-hotspot.ts';
import { arePlacesRight } from './mark-places.ts';
import { isAccepted, isNear } from './mark-typed.ts';

/** In a true/false question the answer is `int` 1 for true, 0 for false. */
export const TRUE = 1;
export const FALSE = 0;

/** Whether an answer is right. Pure, and the same on the page and on the server. */
export function isRight(question: Question, answer: Value): boolean {
  switch (question.type) {
    case 'single':
      return answer.type === 'int' && question.choices.some((choice) => choice.right && choice.n === answer.n);
    case 'multiple': {
      if (answer.type !== 'set') return false;
      const right = question.choices.filter((choice) => choice.right).map((choice) => choice.n);
      return right.length === answer.ns.length && right.every((n) => answer.ns.includes(n));
    }
    case 'truefalse':
      return answer.type === 'int' && answer.n === (question.answer ? TRUE : FALSE);
    case 'numeric':
      return isNear(answer, question);
    case 'text':
      return isAccepted(answer, question.accept);
    case 'order':
    case 'match':
    case 'gaps':
      return arePlacesRight(question, answer);
    case 'hotspot':
      return isInRightArea(question, answer);
    case 'extended':
    case 'sealed':
      return false;
  }
}

/** Whether a question counts for the score: nobody here marks free writing. */
export const isMarked = (question: Question): boolean => question.type !== 'extended';

/**
 * One point a marked question, for an answer that is right in all its places; the score is the share of points in whole per cent,
 * rounded down. Where there is nothing to mark, handing in is all that is asked: 100 %.
 */
export interface Score {
  readonly right: number;
  readonly of: number;
  readonly percent: number;
}

export function scoreAttempt(questions: readonly Question[], attempt: Attempt): Score {
  const marked = questions.filter(isMarked);
  const right = marked.filter((question) => {
    const stamped = attempt.answers.get(question.n);
    return stamped !== undefined && isRight(question, stamped.value);
  }).length;
  const of = marked.length;
  if (of === 0) return { right, of, percent: questions.length > 0 && isHandedIn(attempt) ? 100 : 0 };
  return { right, of, percent: Math.floor((100 * right) / of) };
}

/**
 * The attempts that count, oldest first: all that were handed in, or the first of them where a quiz has no more attempts than that
 * [QUIZ5]. Later ones, as two phones without a line can make them, are kept and shown.
 */
export function countedAttempts<T extends { readonly attempt: Attempt }>(
  made: readonly T[],
  most: number | undefined,
): T[] {
  const handedIn = made.flatMap((one) => {
    const stamped = one.attempt.answers.get(HANDED_IN);
    return stamped ? [{ one, stamped }] : [];
  });
  return handedIn
    .sort((a, b) => compareStamped(a.stamped, b.stamped))
    .slice(0, most)
    .map(({ one }) => one);
}

/** The best score of the attempts handed in; undefined where none is. */
export function bestScore(questions: readonly Question[], attempts: readonly Attempt[]): Score | undefined {
  const scores = attempts.filter(isHandedIn).map((attempt) => scoreAttempt(questions, attempt));
  return scores.reduce<Score | undefined>(
    (best, score) => (!best || score.right > best.right ? score : best),
    undefined,
  );
}
