import { type Fact, REGISTER } from '../../protocol/facts/fact.ts';
import type { ItemRef } from './item-ref.ts';
import type { Stamp } from './record.ts';
import { CLOCK, type StudyDb } from './study-db.ts';

/**
 * The stamp of what is written about where she is in a course. The places of courses are compared with one another: whoever
 * turns to another course writes after all before. Runs inside `record`, and is chained of the database's own promises: a function
 * that awaits them, awaited in its turn, would outlive the transaction.
 */
export const stampInCourse = (db: StudyDb, course: number, stamp: Stamp): PromiseLike<Stamp> =>
  db.clock.get(CLOCK.lastCourse).then((last) => {
    if (last === course) return stamp;
    const turned = db.clock.put(course, CLOCK.lastCourse);
    if (last === undefined) return turned.then(() => stamp);
    const next = { ...stamp, lamport: stamp.lamport + 1 };
    return turned.then(() => db.clock.put(stamp.lamport, CLOCK.lamport)).then(() => next);
  });

/** Where she is: the second of a medium, the block of a text or the question of a quiz; and the item as the course's own place. */
export const placeFacts = ({ course, item }: ItemRef, n: number, stamp: Stamp): Fact[] => [
  place({ course, item }, n, stamp),
  place({ course, item: 0 }, item, stamp),
];

const place = (at: ItemRef, n: number, stamp: Stamp): Fact => ({
  ...at,
  kind: 'register',
  sub: REGISTER.place,
  value: { ...stamp, value: { type: 'int', n } },
});
