import { BEGUN } from '../../protocol/facts/attempt.ts';
import { claimedSecond } from './claimed-time.ts';
import { recordAnswer } from './record-answer.ts';
import type { AttemptRef } from './start-attempt.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps that an attempt with a time limit begins, with the second that the phone claims [ATT4]: before its first question is shown. */
export const recordBegun = (db: StudyDb, attempt: AttemptRef, nowMs = Date.now()): Promise<void> =>
  recordAnswer(db, attempt, BEGUN, { type: 'int', n: claimedSecond(nowMs) });
