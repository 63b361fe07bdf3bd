import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killBrowser } from '../faults-browser/browser-kills.ts';
import { restartPostgres } from '../faults-browser/postgres-restarts.ts';
import { makeDist } from '../faults-browser/run.ts';
import { killServer } from '../faults-browser/server-kills.ts';
import { stopWorker } from '../faults-browser/worker-stops.ts';
import { noPostgres } from '../support/postgres.ts';

// The short form of `npm run faults -- --browser`: a tenth of its strikes. The seed is in the name of each failure.
const seed = Math.floor(Math.random() * 2 ** 31);
let distDir: string;
beforeAll(async () => {
  distDir = await makeDist();
});
afterAll(() => rmSync(distDir, { recursive: true, force: true }));

describe(`a real browser and the real server (seed ${seed})`, () => {
  it.each([
    { what: 'the service worker is stopped', run: stopWorker, times: 20 },
    { what: 'the browser is killed', run: killBrowser, times: 4 },
    { what: 'the server is killed', run: killServer, times: 4 },
  ])('lose nothing and count nothing twice when $what at random moments', async ({ run, times }) => {
    const { violations, counts } = await run({ seed, times, distDir });
    expect(violations).toEqual([]);
    expect(counts.requests).toBeGreaterThan(times / 2);
  });

  it.skipIf(noPostgres !== undefined)('lose nothing and count nothing twice when PostgreSQL is restarted', async () => {
    expect(await restartPostgres({ seed, times: 1, distDir })).toMatchObject({ violations: [] });
  });
});

describe('a broken design is caught', () => {
  it('where the screen says "saved" before it is', async () => {
    const { violations } = await killBrowser({ seed, times: 8, distDir, isBroken: true });
    expect(violations.join()).toContain('lost on the phone');
  });

  it('where the server says "accepted" before it is [MSG6]', async () => {
    const { violations } = await killServer({ seed, times: 8, distDir, isBroken: true });
    expect(violations.join()).toContain('accepted, and not on the server');
  });
});
