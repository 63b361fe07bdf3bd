// npm run faults -- --schedules N --seed S: the whole system under faults; one seed is one story, every time (docs/faults.md).
// npm run faults -- --browser [--only PART] [--seed S]: the same questions to a real Chromium and a real server.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runBrowserFaults } from '../faults-browser/run.ts';
import { runSchedules } from '../support/simulation/run-schedules.ts';
import type { Told } from '../support/simulation/told.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    threads: { type: 'string', default: String(Math.min(8, Math.max(2, availableParallelism()))) },
    browser: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const PROGRESS_EVERY = 500;
const MOST_SHOWN = 5;

const [schedules, seed, threads] = [Number(values.schedules), Number(values.seed), Number(values.threads)];
if (![schedules, seed, threads].every(Number.isSafeInteger) || schedules < 1 || threads < 1) {
  console.error('npm run faults -- [--schedules N] [--seed S] [--threads T] | --browser [--only PART] [--seed S]');
  process.exit(2);
}
const isGood = values.browser ? await runBrowserFaults({ seed, only: values.only }) : await simulate();
process.exit(isGood ? 0 : 1);

/** Returns whether every promise was kept in every schedule. */
async function simulate(): Promise<boolean> {
  console.log(`seed ${seed}, ${schedules} schedules, ${threads} threads`);
  const startMs = performance.now();
  const seconds = () => ((performance.now() - startMs) / 1000).toFixed(1);
  let [done, shown] = [0, 0];
  const onTold = (told: Told) => {
    done += 1;
    if (done % PROGRESS_EVERY === 0) console.log(`${done} schedules, ${seconds()} s`);
    if (told.violation !== undefined && ++shown <= MOST_SHOWN) show(told);
  };
  const { violations, faults, hash } = await runSchedules({ seed, schedules, threads, onTold });
  console.log('\nfaults:');
  for (const [kind, n] of [...faults].sort(([, a], [, b]) => b - a)) console.log(`  ${kind}: ${n}`);
  console.log(`\n${done} schedules in ${seconds()} s, trace ${hash}`);
  console.log(
    `${violations.length} violations${violations.length > 0 ? `: ${violations.map((one) => one.seed)}` : ''}`,
  );
  return violations.length === 0;
}

function show({ seed: story, hash, tail, violation }: Told): void {
  console.log(`\nschedule ${story} (--schedules 1 --seed ${story} tells it again, trace ${hash}); how it ended:`);
  console.log([...tail, violation, ''].join('\n'));
}
