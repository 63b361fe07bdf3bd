// npm test, npm run test:all (--all): every check of the project, in the order of what is cheapest to know.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { ROOT, run } from './run.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.nullable(v.array(v.string())) }),
      ),
    }),
  ),
});
const scratch = mkdtempSync(join(tmpdir(), 'caravan-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told once more at the end: whoever reads only the last lines of a long run sees why it failed. */
const failures: string[] = [];

async function check(name: string, command: string, args: readonly string[]): Promise<void> {
  console.log(`\n--- ${name}`);
  const isGood = (await run(command, args)) === 0;
  if (isGood) total.passed += 1;
  else {
    total.failed += 1;
    failures.push(name);
  }
}

/** Runs a Vitest project and adds up its tests; a run that fails without a failed test counts as one failure. */
async function vitest(project: string): Promise<void> {
  console.log(`\n--- vitest: ${project}`);
  const file = join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', '--project', project, ...reporters]);
  const report = v.parse(reportSchema, JSON.parse(readFileSync(file, 'utf8')));
  total.passed += report.numPassedTests;
  total.skipped += report.numPendingTests;
  total.failed += code !== 0 && report.numFailedTests === 0 ? 1 : report.numFailedTests;
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    for (const { fullName, failureMessages } of failed)
      failures.push([`${relative(ROOT, name)} > ${fullName}`, ...(failureMessages ?? [])].join('\n'));
    if (status === 'failed' && failed.length === 0) failures.push(`${relative(ROOT, name)}\n${message}`);
  }
  if (code !== 0 && report.numFailedTests === 0) failures.push(`vitest: ${project} ended with ${code}`);
}

await check('format', 'biome', ['format', '.']);
await check('lint', 'biome', ['lint', '--error-on-warnings', '.']);
await check('types', 'tsc', ['-b']);
await check('catalogues', 'node', ['scripts/catalogues.ts']);
await vitest('unit');
await check('build', 'node', ['scripts/build.ts']);
await check('size budgets', 'node', ['scripts/sizes.ts']);
await vitest('e2e');
if (values.all) await vitest('long');

rmSync(scratch, { recursive: true });
for (const failure of failures) console.log(`\nfailed: ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
