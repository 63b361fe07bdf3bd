import { type Fact, REGISTER } from '../../protocol/facts/fact.ts';
import type { ItemRef } from './item-ref.ts';
import { record } from './record.ts';
import { CLOCK, type StudyDb } from './study-db.ts';

/** Keeps where the person is: the second of a medium or the block of a text; and the item as the course's own place. */
export const recordPlace = (db: StudyDb, { course, item }: ItemRef, n: number): Promise<void> =>
  record(db, async ({ replica, lamport: next }) => {
    const last = await db.clock.get(CLOCK.lastCourse);
    // The places of courses are compared with one another: whoever turns to another course writes after all before.
    const isTurning = last !== undefined && last !== course;
    if (last !== course) await db.clock.put(course, CLOCK.lastCourse);
    if (isTurning) await db.clock.put(next, CLOCK.lamport);
    const lamport = isTurning ? next + 1 : next;
    return [place({ course, item }, n), place({ course, item: 0 }, item)];

    function place(at: ItemRef, value: number): Fact {
      return {
        ...at,
        kind: 'register',
        sub: REGISTER.place,
        value: { lamport, replica, value: { type: 'int', n: value } },
      };
    }
  });
