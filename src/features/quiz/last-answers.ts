import type { Answers } from '../../data/study/record-answer.ts';
import type { Attempt } from '../../protocol/facts/attempt.ts';
import type { Value } from '../../protocol/facts/value.ts';
import type { Question } from '../../protocol/pack/text-chunk.ts';
import { askOf } from './ask.ts';
import { answerOf, draftOf } from './quiz-walk.ts';
import { type FormValues, readAnswer } from './read-answer.ts';

/**
 * What counts as answered when the time is over: whatever was chosen or typed for a question and not checked yet, where it is a
 * whole answer [ATT4].
 */
export function lastAnswers(
  questions: readonly Question[],
  attempt: Attempt | undefined,
  drafts: Readonly<Record<number, FormValues>>,
): Answers {
  const answers = new Map<number, Value>();
  for (const question of questions) {
    if (answerOf(attempt, question) !== undefined) continue;
    const written = draftOf(attempt, question);
    const reading = readAnswer(askOf(question), written === '' ? (drafts[question.n] ?? []) : [written]);
    if (reading.kind === 'answer') answers.set(question.n, reading.value);
  }
  return answers;
}
