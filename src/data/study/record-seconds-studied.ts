import { counterCell } from '../../protocol/facts/counter.ts';
import { COUNTER, slotKey } from '../../protocol/facts/fact.ts';
import { calendarDay } from './claimed-time.ts';
import { record } from './record.ts';
import type { StudyDb } from './study-db.ts';

/** Adds whole seconds to what was studied of a course today, as the phone claims its day. */
export async function recordSecondsStudied(
  db: StudyDb,
  course: number,
  seconds: number,
  nowMs = Date.now(),
): Promise<void> {
  if (seconds <= 0) return;
  await record(db, async ({ replica }) => {
    const slot = { course, item: 0, kind: 'counter', sub: COUNTER.secondsStudied } as const;
    const cell = counterCell(replica, calendarDay(nowMs));
    const fact = (await db.facts.get(slotKey(slot)))?.fact;
    const before = fact?.kind === 'counter' ? (fact.value.get(cell) ?? 0) : 0;
    return [{ ...slot, value: new Map([[cell, before + seconds]]) }];
  });
}
