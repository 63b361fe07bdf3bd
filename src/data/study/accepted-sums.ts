import { START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { Sums } from '../../protocol/exchange/sums.ts';
import { byCourse } from '../../protocol/facts/by-course.ts';
import { courseSum } from '../../protocol/facts/slot-sum.ts';
import type { FactRow } from './fact-row.ts';
import type { ExchangeState } from './study-db.ts';

const DAY_MS = 86_400_000;

/** Whether the sums were not compared for a day; a clock that was set back counts as a day [SUM1]. */
export function areSumsDue({ cursor, sumsAt }: ExchangeState, nowMs: number): boolean {
  if (cursor.epoch === START_CURSOR.epoch) return false;
  return sumsAt === undefined || nowMs < sumsAt || nowMs - sumsAt >= DAY_MS;
}

/** The sums of all that the server has accepted, course by course. `rows` are all rows of the study. */
export function acceptedSums(rows: readonly Pick<FactRow, 'acked'>[]): Sums {
  const accepted = byCourse(rows.flatMap(({ acked }) => acked ?? []));
  return new Map([...accepted].map(([course, facts]) => [course, courseSum(facts)]));
}
