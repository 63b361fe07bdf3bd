import { expect } from 'vitest';
import type { Coverage, Interval } from '../../../src/protocol/facts/coverage.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';

/**
 * Compares what the server holds as watched with what the browser says it played, second by second: a second that was played whole
 * must be there, one of which nothing was played must not. (A second that was played in part may wait for its other half.)
 */
export function expectSecondsWatched(coverage: Coverage, played: readonly Interval[], seconds: number): void {
  const isCovered = (s: number) => coverage.some(([from, to]) => s >= from && s < to);
  // Media clocks report ends a few milliseconds off.
  const slack = 0.05;
  for (let s = 0; s < seconds; s++) {
    const isWhole = played.some(([from, to]) => from <= s + slack && to >= s + 1 - slack);
    const isTouched = played.some(([from, to]) => from < s + 1 && to > s);
    if (isWhole) expect(isCovered(s), `second ${s} was played`).toBe(true);
    if (!isTouched) expect(isCovered(s), `second ${s} was not played`).toBe(false);
  }
}

export const coverageOf = (facts: readonly Fact[], item: number): Coverage =>
  facts.flatMap((fact) => (fact.kind === 'coverage' && fact.item === item ? fact.value : []));
