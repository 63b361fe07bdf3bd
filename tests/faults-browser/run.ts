import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildApp, buildPacks } from '../../scripts/build-steps.ts';
import { copyDist } from '../support/page-bundle.ts';
import { killBrowser } from './browser-kills.ts';
import { restartPostgres } from './postgres-restarts.ts';
import type { ScenarioOptions, Tally } from './scenario.ts';
import { killServer } from './server-kills.ts';
import { stopWorker } from './worker-stops.ts';

const DIST = resolve(process.env.DIST_DIR ?? join(import.meta.dirname, '../../dist'));

type Scenario = (options: ScenarioOptions) => Promise<Tally | 'skipped'>;

/** All that happens to a real browser and its server, and how often. */
const SCENARIOS: readonly { readonly name: string; readonly run: Scenario; readonly times: number }[] = [
  { name: 'service worker stopped', run: stopWorker, times: 200 },
  { name: 'browser killed', run: killBrowser, times: 40 },
  { name: 'server killed', run: killServer, times: 40 },
  { name: 'PostgreSQL restarted', run: restartPostgres, times: 10 },
];

/** The built app with page.ts beside it; the caller removes the folder. */
export const makeDist = (): Promise<string> => copyDist(DIST, join(import.meta.dirname, 'page.ts'));

/**
 * Runs them all in real Chromium, and prints what was counted.
 *
 * @param only a part of a scenario's name, to run that alone
 * @returns whether nothing was lost and nothing came twice
 */
export async function runBrowserFaults({ seed, only = '' }: { seed: number; only?: string }): Promise<boolean> {
  await buildPacks();
  await buildApp();
  const distDir = await makeDist();
  let isGood = true;
  console.log(`seed ${seed}`);
  try {
    for (const { name, run, times } of SCENARIOS.filter((scenario) => scenario.name.includes(only))) {
      const startedAt = performance.now();
      const tally = await run({ seed, times, distDir });
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      console.log(tally === 'skipped' ? `${name}: skipped` : `${name}: ${describe(tally)}; ${seconds} s`);
      isGood &&= tally !== 'skipped' && tally.violations.length === 0;
    }
  } finally {
    rmSync(distDir, { recursive: true, force: true });
  }
  return isGood;
}

function describe({ counts, violations }: Tally): string {
  const counted = Object.entries(counts).map(([name, n]) => `${name} ${n}`);
  return [`${counted.join(', ')}; ${violations.length} violations`, ...violations].join('\n  ');
}
