import type { Interval } from '../../../protocol/facts/coverage.ts';

/** Intervals of seconds as strokes of one SVG path, a unit a second. */
export const marksPath = (intervals: readonly Interval[]): string =>
  intervals.map(([from, to]) => `M${Math.round(from)} 0H${Math.round(to)}`).join('');
