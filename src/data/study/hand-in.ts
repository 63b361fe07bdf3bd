import { HANDED_IN } from '../../protocol/facts/attempt.ts';
import { claimedMinute } from './claimed-time.ts';
import { type Answers, recordAnswers } from './record-answer.ts';
import type { AttemptRef } from './start-attempt.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps that an attempt was handed in, with the minute that the phone claims; and with it the last answers, where its time is over. */
export const handIn = (
  db: StudyDb,
  attempt: AttemptRef,
  nowMs = Date.now(),
  answers: Answers = new Map(),
): Promise<void> =>
  recordAnswers(db, attempt, new Map([...answers, [HANDED_IN, { type: 'int', n: claimedMinute(nowMs) }]]));
