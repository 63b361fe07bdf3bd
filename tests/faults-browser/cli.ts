// npm run faults -- --browser [--seed S] [--only PART]: a real browser and the real server under faults.
import { parseArgs } from 'node:util';
import { runBrowserFaults } from './run.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, only: { type: 'string', default: '' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
process.exit((await runBrowserFaults({ seed, only: values.only })) ? 0 : 1);
