import type { Sums } from '../../src/protocol/exchange/sums.ts';
import { courseSum } from '../../src/protocol/facts/slot-sum.ts';
import { decodeCourseState } from '../store/course-state.ts';
import type { StateRow } from '../store/exchange-port.ts';

/**
 * Courses of which one side lost something: the phone's sum of what it holds to be accepted is not the sum of what is here, or
 * one side has nothing of it at all [SUM1], [SUM2]. A course that changed here after the phone has read says nothing
 * about losses. `rows` are all of the person's states where there are sums.
 */
export function repairsOf(rows: readonly StateRow[], sums: Sums | undefined, sinceRevision: number): number[] {
  if (!sums) return [];
  const kept = new Map(rows.map((row) => [row.course, row]));
  return [...new Set([...kept.keys(), ...sums.keys()])]
    .filter((course) => {
      const row = kept.get(course);
      if (!row) return true;
      return row.revision <= sinceRevision && sumOf(row) !== sums.get(course);
    })
    .sort((a, b) => a - b);
}

const sumOf = ({ facts }: StateRow): number =>
  courseSum([...decodeCourseState(facts).values()].map((slot) => slot.fact));
