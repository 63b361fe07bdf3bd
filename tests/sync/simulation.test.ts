import { expect, it } from 'vitest';
import { runSchedule } from '../support/simulation/run-schedule.ts';

const SCHEDULES = 200;
/** CARAVAN_SEED=1234 repeats one schedule alone. */
const only = Number(process.env.CARAVAN_SEED ?? 0);
const seeds = only > 0 ? [only] : Array.from({ length: SCHEDULES }, (_, i) => i + 1);

it('[MSG6] [MSG8] [CUR3] [JOIN1] [JOIN2] phones and server come to hold all that was done, once, whatever happens', async () => {
  for (const seed of seeds) {
    await runSchedule(seed).catch((cause: unknown) => {
      throw new Error(`schedule ${seed} (CARAVAN_SEED=${seed}): ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
    });
  }
  expect.hasAssertions();
}, 120_000);
