import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Serialization failure and deadlock: another transaction was in the way, and nothing of this one was kept. So it is with a key that is
 * there by now: whoever looked before did not find it, and will the next time.
 */
const CONFLICTS: readonly unknown[] = ['40001', '40P01', '23505'];

const MAX_TRIES = 12;
const FIRST_DELAY_MS = 4;
const MAX_DELAY_MS = 500;

/** Runs `work` again while others are in its way: after a random delay that may double each time, 12 times at most. */
export async function retryConflicts<T>(work: () => Promise<T>, isConflict = isPostgresConflict): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === MAX_TRIES || !isConflict(error)) throw error;
      await sleep(Math.random() * Math.min(FIRST_DELAY_MS * 2 ** tries, MAX_DELAY_MS));
    }
  }
}

const isPostgresConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && CONFLICTS.includes(error.code);
