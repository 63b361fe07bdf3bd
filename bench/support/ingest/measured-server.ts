import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { freePort } from '../../../tests/support/server-process.ts';
import type { LoadFigures } from './load.ts';

const ROOT = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

const figuresSchema = v.object({
  factsPerSecond: v.number(),
  p99Ms: v.number(),
  requests: v.number(),
  accepted: v.array(v.tuple([v.number(), v.number()])),
});

export interface Measured extends LoadFigures {
  /** The most memory that the server had at any time. */
  readonly rssMegabytes: number;
  /** Time of a processor that a request took, in the server. */
  readonly cpuMicroseconds: number;
  /** Requests that were committed together on average; NaN where it is not the server that commits. */
  readonly requestsACommit: number;
}

/** As docs/operations.md says to start it. */
const NODE_ARGUMENTS = ['--single-threaded-gc', '--max-semi-space-size=16'];

/** Starts the server as it is started in earnest, its log going nowhere, and puts it under load from another process. */
export async function measureServer(
  env: Record<string, string> & { DATA_DIR: string },
  durationMs: number,
): Promise<Measured> {
  const port = await freePort();
  const profiling = process.env.SERVER_NODE_ARGS?.split(' ') ?? [];
  const counter = ['--import', join(import.meta.dirname, 'count-commits.ts')];
  const commitsFile = join(env.DATA_DIR, 'commits');
  const server = spawn(process.execPath, [...NODE_ARGUMENTS, ...profiling, ...counter, 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, HOST: '127.0.0.1', COMMITS_FILE: commitsFile, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilHealthy(server, port);
    const before = cpuTicks(server);
    const load = join(import.meta.dirname, 'load.ts');
    const { stdout } = await run(process.execPath, [load, String(port), String(durationMs)], {
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    const figures = v.parse(figuresSchema, JSON.parse(stdout));
    const requests = figures.accepted.reduce((sum, [, count]) => sum + count, 0);
    const rssMegabytes = peakMegabytes(server);
    const cpuMicroseconds = ((cpuTicks(server) - before) * MICROSECONDS_A_TICK) / requests;
    await end(server);
    const commits = Number(readFileSync(commitsFile, 'utf8'));
    return {
      ...figures,
      rssMegabytes,
      cpuMicroseconds,
      requestsACommit: commits > 0 ? requests / commits : Number.NaN,
    };
  } finally {
    await end(server);
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

async function untilHealthy(server: ChildProcess, port: number): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('the server did not start');
}

const MICROSECONDS_A_TICK = 10_000;

/** User and system time, as Linux counts it (proc(5)). */
function cpuTicks({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function peakMegabytes({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
