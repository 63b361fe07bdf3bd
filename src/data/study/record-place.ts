import type { ItemRef } from './item-ref.ts';
import { placeFacts, stampInCourse } from './place-facts.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps where the person is: the second of a medium or the block of a text; and the item as the course's own place. */
export const recordPlace = (db: StudyDb, ref: ItemRef, n: number): Promise<void> =>
  record(db, async (stamp) => placeFacts(ref, n, await stampInCourse(db, ref.course, stamp)));
