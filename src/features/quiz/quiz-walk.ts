import { claimedMs } from '../../data/study/claimed-time.ts';
import { type Attempt, HANDED_IN, isHandedIn } from '../../protocol/facts/attempt.ts';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { askOf } from './ask.ts';

export interface NamedAttempt {
  readonly id: string;
  readonly attempt: Attempt;
}

/**
 * The newest attempt that can go on, on whichever phone it was begun: not handed in, and at a version of the course whose questions
 * are here.
 */
export const openAttempt = (
  attempts: readonly NamedAttempt[],
  versions: Pick<ReadonlySet<number>, 'has'>,
): NamedAttempt | undefined =>
  attempts.findLast(({ attempt }) => !isHandedIn(attempt) && versions.has(attempt.version));

/** Whether an attempt waits for a newer version of the course: another phone has it already. */
export const waitsForUpdate = (attempts: readonly NamedAttempt[], version: number): boolean =>
  attempts.some(({ attempt }) => !isHandedIn(attempt) && attempt.version > version);

/** Whether an attempt was begun on an earlier version of the course, whose questions are not here any more. */
export const hasLostWords = (
  attempts: readonly NamedAttempt[],
  version: number,
  versions: Pick<ReadonlySet<number>, 'has'>,
): boolean =>
  attempts.some(({ attempt }) => !isHandedIn(attempt) && attempt.version < version && !versions.has(attempt.version));

const isWriting = (question: Question): boolean => askOf(question).type === 'extended';

/**
 * The answer that an attempt holds for a question; undefined where there is none, it was taken back, or it is being
 * written still.
 */
export function answerOf(attempt: Attempt | undefined, question: Question): Value | undefined {
  const value = attempt?.answers.get(question.n)?.value;
  if (value?.type === 'none' || (isWriting(question) && value?.type === 'list')) return undefined;
  return value;
}

/** Free writing that is not finished, as an answer holds it: a list of one text [VAL2]. */
export const draftValue = (text: string): Value => ({ type: 'list', values: [{ type: 'text', text }] });

/** What she has written so far, here or on another phone. */
export function draftOf(attempt: Attempt | undefined, question: Question): string {
  const value = attempt?.answers.get(question.n)?.value;
  const [first] = isWriting(question) && value?.type === 'list' ? value.values : [];
  return first?.type === 'text' ? first.text : '';
}

/** The first question without an answer, looking on from `from` and then from the start; undefined when all have one. */
export function nextOpen(questions: readonly Question[], attempt: Attempt | undefined, from = 0): Question | undefined {
  const inOrder = [...questions.slice(from), ...questions.slice(0, from)];
  return inOrder.find((question) => answerOf(attempt, question) === undefined);
}

/** When an attempt was handed in, as the phone claimed (milliseconds since 1970) [ATT2]; undefined where it was not. */
export function handedInAt(attempt: Attempt): number | undefined {
  const value = attempt.answers.get(HANDED_IN)?.value;
  return value?.type === 'int' ? claimedMs(value.n) : undefined;
}
