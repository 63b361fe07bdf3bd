import { type Fact, REGISTER } from '../../protocol/facts/fact.ts';
import type { ItemRef } from './item-ref.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Keeps where the person is: the second of a medium or the block of a text; and the item as the course's own place. */
export const recordPlace = (db: StudyDb, { course, item }: ItemRef, value: number): Promise<void> =>
  record(db, ({ replica, lamport }) => {
    const place = (ofItem: number, n: number): Fact => ({
      course,
      item: ofItem,
      kind: 'register',
      sub: REGISTER.place,
      value: { lamport: lamport(), replica, value: { type: 'int', n } },
    });
    return [place(item, value), place(0, item)];
  });
