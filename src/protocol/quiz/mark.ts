import type { Attempt } from '../facts/attempt.ts';
import { isHandedIn } from '../facts/attempt.ts';
import type { Value } from '../facts/value.ts';
import type { Question } from '../pack/text-chunk.ts';
import { isWithin, parseDecimal } from './decimal.ts';
import { foldAnswer } from './fold-answer.ts';

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
    case 'numeric': {
      const [wanted, tolerance] = [parseDecimal(question.answer), parseDecimal(question.tolerance)];
      return answer.type === 'decimal' && !!wanted && !!tolerance && isWithin(answer, wanted, tolerance);
    }
    case 'text':
      return answer.type === 'text' && isAccepted(answer.text, question.accept);
  }
}

/** Far longer than any short answer: folding a text without an end would hold up whoever marks it. */
const LONGEST_TEXT = 1000;

function isAccepted(text: string, accept: readonly string[]): boolean {
  if (text.length > LONGEST_TEXT) return false;
  const folded = foldAnswer(text);
  return accept.some((word) => foldAnswer(word) === folded);
}

/** One point a question; the score is the share of points in whole per cent, rounded down. */
export interface Score {
  readonly right: number;
  readonly of: number;
  readonly percent: number;
}

export function scoreAttempt(questions: readonly Question[], attempt: Attempt): Score {
  const right = questions.filter((question) => {
    const stamped = attempt.answers.get(question.n);
    return stamped !== undefined && isRight(question, stamped.value);
  }).length;
  const of = questions.length;
  return { right, of, percent: of === 0 ? 0 : Math.floor((100 * right) / of) };
}

/** The best score of the attempts handed in; undefined where none is. */
export function bestScore(questions: readonly Question[], attempts: readonly Attempt[]): Score | undefined {
  const scores = attempts.filter(isHandedIn).map((attempt) => scoreAttempt(questions, attempt));
  return scores.reduce<Score | undefined>(
    (best, score) => (!best || score.right > best.right ? score : best),
    undefined,
  );
}
