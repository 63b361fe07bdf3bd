import { FLAG } from '../../protocol/facts/fact.ts';
import type { ItemRef } from './item-ref.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps that the person marked an item as done by hand. */
export const recordDone = (db: StudyDb, { course, item }: ItemRef): Promise<void> =>
  record(db, () => [{ course, item, kind: 'flag', sub: FLAG.done, value: true }]);
