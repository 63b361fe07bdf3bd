import { HANDED_IN } from '../../protocol/facts/attempt.ts';
import { claimedMinute } from './claimed-time.ts';
import { recordAnswer } from './record-answer.ts';
import type { AttemptRef } from './start-attempt.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps that an attempt was handed in, with the minute that the phone claims. */
export const handIn = (db: StudyDb, attempt: AttemptRef, nowMs = Date.now()): Promise<void> =>
  recordAnswer(db, attempt, HANDED_IN, { type: 'int', n: claimedMinute(nowMs) });
