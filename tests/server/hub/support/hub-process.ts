import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { HUB_API, type HubDescription, hubDescriptionSchema } from '../../../../src/protocol/hub/hub-api.ts';
import { BUILT_DATA, BUILT_PACKS } from '../../../support/packs.ts';
import { freePort, type ServerProcess, startServerProcess } from '../../../support/server-process.ts';
import { until } from '../../../support/until.ts';
import type { Send } from '../../support/phone.ts';

const ROOT = join(import.meta.dirname, '../../../..');
/** What the packs are signed under that were built once. */
export const rootKey = (): string => readFileSync(join(BUILT_DATA, 'keys/root.pub'), 'utf8').trim();
/** A machine on which much else runs. */
export const PATIENCE_MS = 60_000;

export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-hub-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/** The main server, with the packs that were built once. */
export async function startMain(dataDir: string, port?: number): Promise<ServerProcess & { send: Send }> {
  const env = { DATA_DIR: dataDir, PACKS_DIR: BUILT_PACKS, DIST_DIR: join(dataDir, 'dist') };
  const server = await startServerProcess(env, port);
  onTestFinished(() => server.kill());
  return { ...server, send: (path, init) => fetch(`${server.origin}${path}`, init) };
}

export interface HubProcess {
  readonly origin: string;
  readonly dataDir: string;
  readonly send: Send;
  output(): string;
  describe(): Promise<HubDescription>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
}

/** A real hub as a process of its own; resolves when it answers, whatever it has mirrored by then. */
export async function startHub(from: string, args: readonly string[] = []): Promise<HubProcess> {
  const dataDir = await tempDir();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let running = await spawnHub();
  onTestFinished(() => end(running.child));

  async function spawnHub(): Promise<{ child: ChildProcess; output: () => string }> {
    const options = ['--from', from, '--data', dataDir, '--port', String(port), '--root-key', rootKey(), ...args];
    const child = spawn(process.execPath, ['server/hub/main.ts', ...options], {
      cwd: ROOT,
      env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'info', DIST_DIR: join(dataDir, 'no-dist') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
      if (answer?.ok) return { child, output: () => text };
      if (child.exitCode !== null || tries > 400) throw new Error(`the hub did not start:\n${text}`);
      await sleep(50);
    }
  }

  return {
    origin,
    dataDir,
    send: (path, init) => fetch(`${origin}${path}`, init),
    output: () => running.output(),
    describe: async () => v.parse(hubDescriptionSchema, await (await fetch(`${origin}${HUB_API.description}`)).json()),
    kill: () => end(running.child),
    async restart() {
      await end(running.child);
      running = await spawnHub();
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** All that was asked for is in the hub. */
export const untilMirrored = (hub: HubProcess): Promise<void> =>
  until(() => hub.output().includes('the packs are mirrored'), PATIENCE_MS);
