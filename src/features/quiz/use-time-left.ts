import { useEffect, useRef, useState } from 'preact/hooks';
import { onHide } from '../../app/study/on-hide.ts';
import { claimedSecond } from '../../data/study/claimed-time.ts';
import { secondsGone } from '../../protocol/quiz/time-limit.ts';

/** The time limit of the attempt on the screen. */
export interface TimeLimit {
  readonly minutes: number;
  /** When it was begun, by the phone's clock: seconds since 2020 [ATT4]. */
  readonly begun: number;
  /** Seconds that were counted here before the page was opened. */
  readonly counted: number;
  /** When the page was opened, by the clock that nobody can set. */
  readonly openedMs: number;
}

interface TimeLeftOptions {
  /** Once, as the time is over; at once where it was over before. */
  readonly onOver: () => void;
  readonly onCounted: (seconds: number) => unknown;
}

const gone = ({ begun, counted, openedMs }: TimeLimit): number =>
  secondsGone({
    begun,
    counted,
    now: claimedSecond(Date.now()),
    sinceOpen: Math.floor((performance.now() - openedMs) / 1000),
  });

const minutesLeft = (limit: TimeLimit): number => Math.max(0, Math.ceil(limit.minutes - gone(limit) / 60));

/** Whole minutes that are left of an attempt, the last one begun counting as one; undefined where there is no limit. */
export function useTimeLeft(limit: TimeLimit | undefined, options: TimeLeftOptions): number | undefined {
  const [minutes, setMinutes] = useState<number>();
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    if (!limit) return setMinutes(undefined);
    const stop = new AbortController();
    const { signal } = stop;
    const look = () => {
      const left = minutesLeft(limit);
      setMinutes(left);
      if (left > 0 || signal.aborted) return;
      stop.abort();
      latest.current.onOver();
    };
    const timer = setInterval(look, 1000);
    signal.addEventListener('abort', () => clearInterval(timer));
    // A page in the back may not be woken for minutes.
    document.addEventListener('visibilitychange', look, { signal });
    const count = () => latest.current.onCounted(gone(limit));
    onHide(count, signal);
    look();
    return () => {
      if (!signal.aborted) void count();
      stop.abort();
    };
  }, [limit]);
  return limit && minutes;
}
