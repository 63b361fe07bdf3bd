import type { Fact } from '../../protocol/facts/fact.ts';
import type { Value } from '../../protocol/facts/value.ts';
import { placeFacts, stampInCourse } from './place-facts.ts';
import { record, type Stamp } from './record.ts';
import type { AttemptRef } from './start-attempt.ts';
import type { StudyDb } from './study-db.ts';

/** Values by question number. */
export type Answers = ReadonlyMap<number, Value>;

/** Keeps answers of one attempt, all or none; the newest answer to a question holds. */
export const recordAnswers = (db: StudyDb, attempt: AttemptRef, answers: Answers): Promise<void> =>
  record(db, (stamp) => [answersFact(attempt, answers, stamp)]);

/** Keeps the answer to one question of an attempt. */
export const recordAnswer = (db: StudyDb, attempt: AttemptRef, question: number, value: Value): Promise<void> =>
  recordAnswers(db, attempt, new Map([[question, value]]));

/** Keeps an answer, and that this question is where she is: one commit, since she waits for it. */
export const recordAnswerHere = (db: StudyDb, attempt: AttemptRef, question: number, value: Value): Promise<void> =>
  record(db, async (stamp) => {
    const here = await stampInCourse(db, attempt.course, stamp);
    return [...placeFacts(attempt, question, here), answersFact(attempt, new Map([[question, value]]), here)];
  });

const answersFact = ({ course, item, id, version }: AttemptRef, answers: Answers, stamp: Stamp): Fact => ({
  course,
  item,
  kind: 'attempt',
  sub: id,
  value: { version, answers: new Map([...answers].map(([question, value]) => [question, { ...stamp, value }])) },
});
