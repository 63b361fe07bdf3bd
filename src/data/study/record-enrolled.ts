import { FLAG } from '../../protocol/facts/fact.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps that the person chose this course. */
export const recordEnrolled = (db: StudyDb, course: number): Promise<void> =>
  record(db, () => [{ course, item: 0, kind: 'flag', sub: FLAG.enrolled, value: true }]);
