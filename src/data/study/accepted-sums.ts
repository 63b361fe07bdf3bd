import { START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { Sums } from '../../protocol/exchange/sums.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
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
  const byCourse = new Map<number, Fact[]>();
  for (const { acked } of rows) {
    if (!acked) continue;
    const facts = byCourse.get(acked.course);
    if (facts) facts.push(acked);
    else byCourse.set(acked.course, [acked]);
  }
  return new Map([...byCourse].map(([course, facts]) => [course, courseSum(facts)]));
}
