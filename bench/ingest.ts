// npm run bench -- ingest: how many facts a second a server takes in over HTTP, every commit on the disk before it is answered.

import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { decodeCourseState } from '../server/store/course-state.ts';
import { postgresEngine } from '../server/store/postgres-engine.ts';
import { sqliteEngine } from '../server/store/sqlite-engine.ts';
import { slotKey } from '../src/protocol/facts/fact.ts';
import { noPostgres, startPostgres } from '../tests/support/postgres.ts';
import { figure } from './support/figure.ts';
import { LEARNERS, learnerKeys } from './support/ingest/learners.ts';
import { type Measured, measureServer } from './support/ingest/measured-server.ts';
import { readRows } from './support/ingest/read-rows.ts';
import { seedLearners } from './support/ingest/seed-learners.ts';
import { planStudy, YEAR_SESSIONS } from './support/ingest/study-plan.ts';

const DURATION_MS = Number(process.env.INGEST_MS ?? 15_000);
/** Learners whose rows are read after the load. */
const SAMPLE = 200;

const scratch = mkdtempSync(join(process.env.INGEST_DIR ?? tmpdir(), 'caravan-ingest-'));
const run = promisify(execFile);

/** What was said to be accepted must be in the rows. */
function refuseUnlessKept(
  accepted: Measured['accepted'],
  stateOf: (person: string, course: number) => Uint8Array,
): void {
  const plan = planStudy();
  for (const [i, count] of accepted.slice(0, SAMPLE)) {
    const { person, replica } = learnerKeys(i);
    for (let n = YEAR_SESSIONS; n < YEAR_SESSIONS + count; n++) {
      for (const fact of plan.request(n, replica)) {
        const state = decodeCourseState(stateOf(person, fact.course));
        if (!state.has(slotKey(fact))) throw new Error(`learner ${i} lost ${slotKey(fact)}`);
      }
    }
  }
}

async function sqlite(): Promise<void> {
  const [served, looped] = [join(scratch, 'served'), join(scratch, 'looped')];
  for (const dir of [served, looped]) mkdirSync(dir);
  const file = join(served, 'caravan.sqlite');
  const stateBytes = await seedLearners(sqliteEngine(file));
  console.log(`  ${LEARNERS} learners, ${stateBytes} bytes of state each`);
  copyFileSync(file, join(looped, 'caravan.sqlite'));

  const measured = await measureServer({ DATA_DIR: served, DIST_DIR: join(scratch, 'none') }, DURATION_MS);
  const rows = readRows(file);
  refuseUnlessKept(measured.accepted, rows.state);
  rows.close();
  const loop = join(import.meta.dirname, 'support/ingest/bare-loop.ts');
  const atOnce = Math.round(measured.requestsACommit);
  const loopArguments = [join(looped, 'caravan.sqlite'), DURATION_MS, atOnce].map(String);
  const { stdout } = await run(process.execPath, [loop, ...loopArguments]);
  const bare = v.parse(v.object({ factsPerSecond: v.number() }), JSON.parse(stdout));

  figure('ingest-sqlite', Math.round(measured.factsPerSecond), 'facts/s');
  figure('ingest-sqlite-p99', measured.p99Ms, 'ms');
  figure('ingest-sqlite-rss', Math.round(measured.rssMegabytes), 'MB');
  figure('ingest-sqlite-cpu', Math.round(measured.cpuMicroseconds), 'us/request');
  figure('ingest-sqlite-batch', atOnce, 'requests/commit');
  figure('ingest-bare-loop', Math.round(bare.factsPerSecond), 'facts/s');
  figure('ingest-ratio', measured.factsPerSecond / bare.factsPerSecond, '');
}

async function postgres(): Promise<void> {
  if (noPostgres) {
    console.log(`  ingest-postgres left out: ${noPostgres}`);
    return;
  }
  const process = await startPostgres();
  try {
    const url = await process.createDatabase();
    await seedLearners(postgresEngine(url));
    const dataDir = join(scratch, 'postgres');
    const env = { DATABASE_URL: url, DATA_DIR: dataDir, DIST_DIR: join(scratch, 'none') };
    const measured = await measureServer(env, DURATION_MS);
    figure('ingest-postgres', Math.round(measured.factsPerSecond), 'facts/s');
    figure('ingest-postgres-p99', measured.p99Ms, 'ms');
    figure('ingest-postgres-cpu', Math.round(measured.cpuMicroseconds), 'us/request');
  } finally {
    await process.dispose();
  }
}

const only = process.argv[3];
try {
  if (only !== 'postgres') await sqlite();
  if (only !== 'sqlite') await postgres();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
