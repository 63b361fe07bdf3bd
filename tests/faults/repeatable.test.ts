import { expect, it } from 'vitest';
import { runSchedules } from '../support/simulation/run-schedules.ts';

const LIMIT_MS = 1_800_000;

it(
  'one seed is one story: told twice, by other threads, it leaves the same trace; another seed is another story',
  async () => {
    const first = await runSchedules({ seed: 77, schedules: 6, threads: 1 });
    const again = await runSchedules({ seed: 77, schedules: 6, threads: 2 });
    const other = await runSchedules({ seed: 78, schedules: 6, threads: 2 });
    expect(again.hash).toBe(first.hash);
    expect(other.hash).not.toBe(first.hash);
  },
  LIMIT_MS,
);

it(
  'every schedule has at least three faults, and together they have all kinds of them',
  async () => {
    const counts: number[] = [];
    const { faults } = await runSchedules({
      seed: 1,
      schedules: 60,
      onTold: (told) => counts.push([...told.faults.values()].reduce((sum, n) => sum + n, 0)),
    });
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
    expect([...faults.keys()]).toEqual(expect.arrayContaining(KINDS));
  },
  LIMIT_MS,
);

const KINDS = [
  'request lost',
  'reply lost',
  'arrives twice',
  'arrives again later',
  'server error',
  'error after it arrived',
  'captive portal',
  'reply cut off',
  'reply to another request',
  'silence',
  'browser killed',
  'power cut',
  'storage cleared',
  'phone cloned',
  'clock wrong',
  'storage: QuotaExceededError',
  'storage: AbortError',
  'storage: UnknownError',
  'storage: closed',
  'server killed',
  'server restored',
];
