import { parseDot } from '../../protocol/facts/dots.ts';
import { COUNTER } from '../../protocol/facts/fact.ts';
import type { StudyDb } from './study-db.ts';

/** How the slot of a course's studied seconds ends. */
const STUDIED = `/0/counter/${COUNTER.secondsStudied}`;
/** More than a day's seconds is no day's study [CNT2]. */
const MOST_SECONDS = 86_400;

/** Seconds studied in all courses on all her devices, by day since 2020-01-01. A plain read: it can stand inside a live query. */
export async function readStudied(db: StudyDb): Promise<ReadonlyMap<number, number>> {
  const slots = await db.facts.toCollection().primaryKeys();
  const rows = await db.facts.bulkGet(slots.filter((slot) => slot.endsWith(STUDIED)));
  const studied = new Map<number, number>();
  for (const row of rows) {
    if (row?.fact.kind !== 'counter') continue;
    for (const [cell, seconds] of row.fact.value) {
      const { n: day } = parseDot(cell);
      studied.set(day, (studied.get(day) ?? 0) + Math.min(seconds, MOST_SECONDS));
    }
  }
  return studied;
}
