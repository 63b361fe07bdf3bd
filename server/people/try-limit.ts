import type { Problem } from '../../src/protocol/people/problem.ts';
import { ProblemError } from './problem-error.ts';

/** Above so many entries the old ones are swept out. */
const SWEEP_ABOVE = 10_000;

interface Tries {
  readonly since: number;
  readonly count: number;
}

/** What is counted together, and how many wrong tries of it are borne in a window. */
export interface Counted {
  readonly key: string;
  readonly max: number;
}

export interface LimitOptions {
  readonly windowMs: number;
  /** What makes a try a wrong one. */
  readonly wrong: readonly Problem[];
}

export interface TryLimit {
  /**
   * Runs what tries a secret, and counts the tries that were wrong: whoever gives a right one is never held up. A try is
   * counted from its beginning, so that many at once are no way around.
   *
   * @throws ProblemError too-many-tries, or what `work` throws
   */
  run<T>(counted: readonly Counted[], work: () => Promise<T>): Promise<T>;
}

/** Makes guessing hopeless. In memory: a restart forgives. `now` is milliseconds since 1970. */
export function createTryLimit(now: () => number, { windowMs, wrong }: LimitOptions): TryLimit {
  const tries = new Map<string, Tries>();

  const recent = (key: string): Tries => {
    const known = tries.get(key);
    return known && now() - known.since < windowMs ? known : { since: now(), count: 0 };
  };
  const require = ({ key, max }: Counted): void => {
    const { since, count } = recent(key);
    if (count >= max) throw new ProblemError('too-many-tries', Math.ceil((since + windowMs - now()) / 1000));
  };
  const add = (key: string, more: number): void => {
    const { since, count } = recent(key);
    if (count + more > 0) tries.set(key, { since, count: count + more });
    else tries.delete(key);
  };
  const sweep = (): void => {
    if (tries.size <= SWEEP_ABOVE) return;
    for (const [key, { since }] of tries) if (now() - since >= windowMs) tries.delete(key);
  };
  const isWrong = (error: unknown): boolean => error instanceof ProblemError && wrong.includes(error.problem);

  return {
    async run(counted, work) {
      for (const one of counted) require(one);
      sweep();
      for (const { key } of counted) add(key, 1);
      let isForgiven = true;
      try {
        return await work();
      } catch (error) {
        isForgiven = !isWrong(error);
        throw error;
      } finally {
        if (isForgiven) for (const { key } of counted) add(key, -1);
      }
    },
  };
}
