import { afterAll, beforeAll } from 'vitest';
import { type PostgresProcess, startPostgres } from './postgres.ts';

/** On a busy machine. */
const START_LIMIT_MS = 60_000;

/** A PostgreSQL for all tests of a `describe`. */
export function usePostgres(): { now: () => PostgresProcess } {
  let running: PostgresProcess | undefined;
  beforeAll(async () => {
    running = await startPostgres();
  }, START_LIMIT_MS);
  afterAll(() => running?.dispose(), START_LIMIT_MS);
  return {
    now() {
      if (!running) throw new Error('PostgreSQL runs while the tests do');
      return running;
    },
  };
}
