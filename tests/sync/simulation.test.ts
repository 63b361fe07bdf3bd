import { expect, it } from 'vitest';
import { runSchedules } from '../support/simulation/run-schedules.ts';

const SCHEDULES = 500;
/** CARAVAN_SEED=1234 repeats one schedule alone. */
const only = Number(process.env.CARAVAN_SEED ?? 0);
const run = only > 0 ? { seed: only, schedules: 1 } : { seed: 1, schedules: SCHEDULES };

/** With several devices and people, and some faults each: `docs/faults.md`. */
const LIMIT_MS = 1_800_000;

it(
  '[MSG6] [MSG8] [CUR3] [REP2] [JOIN1] [JOIN2] [LAM1] phones and server come to hold all that was done, once, whatever happens',
  async () => {
    const { told, violations } = await runSchedules(run);
    expect(violations.map(({ seed, violation }) => `CARAVAN_SEED=${seed}: ${violation}`)).toEqual([]);
    expect(told).toBe(run.schedules);
  },
  LIMIT_MS,
);
