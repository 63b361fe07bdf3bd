import { type Attempt, BEGUN } from '../facts/attempt.ts';

/** When an attempt at a quiz with a time limit was begun: whole seconds since 2020-01-01T00:00Z, as the phone claimed [ATT4]. */
export function begunSecond(attempt: Attempt | undefined): number | undefined {
  const value = attempt?.answers.get(BEGUN)?.value;
  return value?.type === 'int' ? value.n : undefined;
}

export interface Clocks {
  /** When the attempt was begun, and what the phone claims now; seconds since 2020. */
  readonly begun: number;
  readonly now: number;
  /** Seconds of the attempt that were counted on this phone before its page was opened, and since then by a clock that nobody can set. */
  readonly counted: number;
  readonly sinceOpen: number;
}

/**
 * Seconds of an attempt that are over [ATT4]: what the phone's clock claims to have passed, the time that the phone was off with it; and never
 * less than what was counted while the quiz was open, so that a clock that is set back gives no time.
 */
export const secondsGone = ({ begun, now, counted, sinceOpen }: Clocks): number =>
  Math.max(now - begun, counted + sinceOpen, 0);
