import { type Coverage, deltaCoverage, normalise } from '../../../protocol/facts/coverage.ts';

/** Follows the play head of one video and knows which whole seconds were really played. */
export interface WatchTracker {
  /** The play head ran to here (seconds) since the last call: what lies between was played. */
  playedTo(second: number): void;
  /** The play head was put here: what lies between was skipped. */
  jumpedTo(second: number): void;
  /** The video ran to its end: its last second counts, however short it is. */
  ended(second: number): void;
  /** The whole seconds played since the last call. A second that is only half played waits for its other half. */
  take(): Coverage;
  /** Seconds that were taken and could not be saved: they are taken again. */
  giveBack(seconds: Coverage): void;
}

/** Players report positions such as 9.9999: a thousandth of a second is not a gap. */
const SLACK_SECONDS = 0.001;

export function createWatchTracker(): WatchTracker {
  let played: Coverage = [];
  let at: number | undefined;

  const playedTo = (second: number): void => {
    if (at !== undefined && second > at) played = normalise([...played, [at, second]]);
    at = second;
  };

  return {
    playedTo,
    jumpedTo: (second) => {
      at = second;
    },
    ended: (second) => playedTo(Math.ceil(second)),
    take: () => {
      const whole = normalise(
        played.map(([from, to]) => [Math.max(0, Math.ceil(from - SLACK_SECONDS)), Math.floor(to + SLACK_SECONDS)]),
      );
      played = deltaCoverage(played, whole) ?? [];
      return whole;
    },
    giveBack: (seconds) => {
      played = normalise([...played, ...seconds]);
    },
  };
}
