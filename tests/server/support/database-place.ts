import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished, vi } from 'vitest';
import { runCommand, type Said } from '../../../server/cli/run-command.ts';
import { serve } from '../../../server/serve.ts';
import type { PostgresProcess } from '../../support/postgres.ts';
import { startServerProcess } from '../../support/server-process.ts';

const CLI = join(import.meta.dirname, '../../../server/cli/cli.ts');

/** Room for one server's database, in a folder of its own, and the settings that lead a process there. */
export interface DatabasePlace {
  readonly dir: string;
  readonly env: Record<string, string>;
  /** Runs one statement beside the server. */
  ask(sql: string): Promise<unknown[]>;
}

export async function sqlitePlace(): Promise<DatabasePlace> {
  const dir = await tempDir();
  return {
    dir,
    env: { DATA_DIR: join(dir, 'data'), DIST_DIR: join(dir, 'dist') },
    async ask(sql) {
      const database = new DatabaseSync(join(dir, 'data', 'caravan.sqlite'));
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
  };
}

export async function postgresPlace(postgres: PostgresProcess): Promise<DatabasePlace> {
  const dir = await tempDir();
  const url = await postgres.createDatabase();
  return {
    dir,
    env: { DATA_DIR: join(dir, 'data'), DIST_DIR: join(dir, 'dist'), DATABASE_URL: url },
    ask: (sql) => postgres.query(url, sql),
  };
}

async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-place-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

/** A server process there, for one test. */
export async function startAt({ env }: DatabasePlace) {
  const server = await startServerProcess(env);
  onTestFinished(() => server.kill());
  return server;
}

/** A whole server there in this process, for one test: cheaper than `startAt`, where no process has to be killed. */
export async function serveAt({ dir, env }: DatabasePlace) {
  const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const settings = { ...env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', PACKS_DIR: join(dir, 'packs') };
  const server = await serve({ env: settings, demo: false });
  quiet.mockRestore();
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { origin: server.address, close };
}

/** Runs a command of the server's command line in this process: starting another one takes longer than the command. */
export const runCli = ({ env }: DatabasePlace, ...words: string[]): Promise<Said> =>
  runCommand(words, { ...process.env, ...env });

/** The same as people run it. */
export const spawnCli = ({ env }: DatabasePlace, ...words: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...words], { env: { ...process.env, ...env } }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
