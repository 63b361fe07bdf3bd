import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { runSchedules } from '../support/simulation/run-schedules.ts';

/** So many stories at most until each of them has shown itself. */
const SCHEDULES = 300;
const LIMIT_MS = 1_800_000;

const designs = globSync('*.ts', { cwd: join(import.meta.dirname, 'broken') }).map((file) => basename(file, '.ts'));

it('there are at least eight designs that are broken on purpose', () => {
  expect(designs.length).toBeGreaterThanOrEqual(8);
});

it.each(designs)(
  'the simulation catches a design that %s',
  async (broken) => {
    const { violations } = await runSchedules({ seed: 1, schedules: SCHEDULES, broken, untilViolation: true });
    expect(violations.length).toBeGreaterThan(0);
  },
  LIMIT_MS,
);
