import { ProblemError } from './problem-error.ts';

const WINDOW_MS = 60_000;
/** A person mistypes; a machine guesses. */
const MAX_OF_TOKEN = 10;
/** A whole class that joins behind one campus address mistypes more often. */
const MAX_OF_ADDRESS = 60;
/** Above so many entries the old ones are swept out. */
const SWEEP_ABOVE = 10_000;

interface Tries {
  readonly since: number;
  readonly count: number;
}

/** Who tries a code: the token, and the address it comes from. */
export interface Trier {
  readonly token: string;
  readonly address: string;
}

export interface TryLimit {
  /**
   * Runs what tries a code, and counts the codes that were not good: whoever types a right one is never held up.
   *
   * @throws ProblemError too-many-tries, or what `work` throws
   */
  run<T>(trier: Trier, work: () => Promise<T>): Promise<T>;
}

/** Makes guessing codes hopeless. In memory: a restart forgives. `now` is milliseconds since 1970. */
export function createTryLimit(now: () => number): TryLimit {
  const failed = new Map<string, Tries>();

  const recent = (key: string): Tries => {
    const tries = failed.get(key);
    return tries && now() - tries.since < WINDOW_MS ? tries : { since: now(), count: 0 };
  };
  const require = (key: string, max: number): void => {
    const { since, count } = recent(key);
    if (count >= max) throw new ProblemError('too-many-tries', Math.ceil((since + WINDOW_MS - now()) / 1000));
  };
  const count = (key: string): void => {
    const tries = recent(key);
    failed.set(key, { since: tries.since, count: tries.count + 1 });
  };
  const sweep = (): void => {
    if (failed.size <= SWEEP_ABOVE) return;
    for (const [key, { since }] of failed) if (now() - since >= WINDOW_MS) failed.delete(key);
  };

  return {
    async run({ token, address }, work) {
      require(`token ${token}`, MAX_OF_TOKEN);
      require(`address ${address}`, MAX_OF_ADDRESS);
      try {
        return await work();
      } catch (error) {
        if (isBadCode(error)) {
          sweep();
          count(`token ${token}`);
          count(`address ${address}`);
        }
        throw error;
      }
    },
  };
}

const BAD_CODES = ['unknown-code', 'used-code', 'expired-code'];
const isBadCode = (error: unknown): boolean => error instanceof ProblemError && BAD_CODES.includes(error.problem);
