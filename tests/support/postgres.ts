import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from './server-process.ts';
import { until } from './until.ts';

const run = promisify(execFile);

/** A role of this name may do everything on the test's own PostgreSQL. */
const ROLE = 'caravan';
/** The user of Debian's package. PostgreSQL refuses to run as root. */
const SYSTEM_USER = 'postgres';

const START_LIMIT_MS = 30_000;

/** The newest PostgreSQL of Debian's packages, or undefined. */
const [BIN] = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => majorOf(b) - majorOf(a));
function majorOf(path: string): number {
  return Number(/\/(\d+)\/bin$/.exec(path)?.[1]);
}

/** Why nothing can be tried on PostgreSQL here; undefined where it can. */
export const noPostgres = BIN ? undefined : 'PostgreSQL is not installed (Debian: apt-get install postgresql)';

export interface PostgresProcess {
  /** Makes a new database, empty or a copy of one that nobody uses now, and returns its URL. */
  createDatabase(template?: string): Promise<string>;
  /** Runs one statement as the owner of all, in the database of a URL. */
  query(url: string, sql: string): Promise<unknown[]>;
  /** Ends it in good order: connections are cut, all is written. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Starts a real PostgreSQL of its own, in a temporary folder on a free port, with every commit written through. It ends with
 * this process.
 */
export async function startPostgres(): Promise<PostgresProcess> {
  if (!BIN) throw new Error(noPostgres);
  const bin = BIN;
  const dir = await mkdtemp(join(tmpdir(), 'caravan-postgres-'));
  const user = await unprivilegedUser();
  if (user) await chown(dir, user.uid, user.gid);
  const data = join(dir, 'data');
  const port = await freePort();
  const as = (program: string, args: readonly string[]): [string, string[]] => {
    const demote = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];
    return ['setpriv', [...demote, '--pdeathsig=KILL', join(bin, program), ...args]];
  };
  const urlOf = (database: string) => `postgres://${ROLE}@127.0.0.1:${port}/${database}`;
  let child: ChildProcess | undefined;

  const launch = (): ChildProcess => {
    const settings = ['fsync=on', 'synchronous_commit=on', 'listen_addresses=127.0.0.1', 'max_connections=200'];
    const options = settings.flatMap((setting) => ['-c', setting]);
    const [file, args] = as('postgres', ['-D', data, '-k', dir, '-p', String(port), ...options]);
    return spawn(file, args, { stdio: 'ignore', cwd: dir });
  };
  async function start(): Promise<void> {
    child = launch();
    await until(async () => {
      // After a kill it refuses to start as long as what the killed one left behind is still ending.
      if (child === undefined || child.exitCode !== null) child = launch();
      return await query(urlOf('postgres'), 'select 1').then(
        () => true,
        () => false,
      );
    }, START_LIMIT_MS);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  }

  await run(...as('initdb', ['-D', data, '-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']), {
    cwd: dir,
  });
  await start();
  return {
    async createDatabase(template) {
      const name = `t${randomBytes(6).toString('hex')}`;
      await query(
        urlOf('postgres'),
        `create database ${name} template ${template ? new URL(template).pathname.slice(1) : 'template1'}`,
      );
      return urlOf(name);
    },
    query,
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    start,
    async dispose() {
      await end('SIGKILL');
      await rm(dir, { recursive: true });
    },
  };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Who runs it where these tests run as root; undefined where they do not. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const idOf = async (flag: string) => Number((await run('id', [flag, SYSTEM_USER])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}
