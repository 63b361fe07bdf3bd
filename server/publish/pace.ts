import { PublishError } from './publish-error.ts';

/** Above so many names the old ones are swept out. */
const SWEEP_ABOVE = 10_000;
const WINDOW_MS = 60_000;

/** So much a minute, and no more, for each name. */
export interface Pace {
  /** @throws PublishError too-fast */
  require: (name: string) => void;
  count: (name: string) => void;
}

/** `now` is milliseconds since 1970. In memory: a restart forgives. */
export function createPace(now: () => number, mostAMinute: number): Pace {
  const windows = new Map<string, { since: number; count: number }>();
  const recent = (name: string) => {
    const known = windows.get(name);
    return known && now() - known.since < WINDOW_MS ? known : { since: now(), count: 0 };
  };
  return {
    require: (name) => {
      const { since, count } = recent(name);
      if (count < mostAMinute) return;
      throw new PublishError('too-fast', { retryAfterSeconds: Math.ceil((since + WINDOW_MS - now()) / 1000) });
    },
    count: (name) => {
      if (windows.size > SWEEP_ABOVE) {
        for (const [old, { since }] of windows) if (now() - since >= WINDOW_MS) windows.delete(old);
      }
      const { since, count } = recent(name);
      windows.set(name, { since, count: count + 1 });
    },
  };
}
