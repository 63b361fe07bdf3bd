import type { Value } from '../../protocol/facts/value.ts';
import { record } from './record.ts';
import type { AttemptRef } from './start-attempt.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps the answer to one question of an attempt; the newest answer to a question holds. */
export const recordAnswer = (db: StudyDb, attempt: AttemptRef, question: number, value: Value): Promise<void> =>
  record(db, ({ replica, lamport }) => [
    {
      course: attempt.course,
      item: attempt.item,
      kind: 'attempt',
      sub: attempt.id,
      value: { version: attempt.version, answers: new Map([[question, { lamport, replica, value }]]) },
    },
  ]);
