import { existsSync } from 'node:fs';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import * as v from 'valibot';
import { postgresEngine } from '../store/postgres-engine.ts';
import { postgresTypes } from '../store/postgres-types.ts';
import { BackupError } from './backup-error.ts';
import type { DatabaseCopies } from './database-copies.ts';
import { runTool } from './postgres-tools.ts';
import { countRows, isSameCounts, type RowCounts } from './row-counts.ts';
import { stampOf } from './stamp.ts';

const snapshotSchema = v.tuple([v.object({ snapshot: v.string() })]);

/** Copies of a PostgreSQL database, made and read by PostgreSQL's own programs. */
export const postgresCopies = (url: string): DatabaseCopies => ({
  async copyTo(target) {
    if (existsSync(target)) throw new BackupError(`${target} is there already`);
    const counts = await withClient(url, async (client) => {
      // The program copies what this transaction sees.
      await client.query('begin isolation level repeatable read read only');
      const { rows } = await client.query<object>('select pg_export_snapshot() as snapshot');
      const [{ snapshot }] = v.parse(snapshotSchema, rows);
      await runTool('pg_dump', url, ['--format=custom', '--no-owner', `--snapshot=${snapshot}`, `--file=${target}`]);
      return await countRowsOf(client);
    });
    return (copied) => isSameCounts(counts, copied);
  },

  async openScratch(copy) {
    const scratch = await restoreBeside(url, copy, `${nameOf(url)}_check_${stampOf(new Date())}`);
    return {
      countRows: () => withClient(scratch, countRowsOf),
      openEngine: () => postgresEngine(scratch),
      remove: () => dropDatabase(scratch),
    };
  },

  async restore(copy, now) {
    const name = nameOf(url);
    const former = `${name}_before_${stampOf(now)}`;
    const fresh = await restoreBeside(url, copy, `${name}_restoring_${stampOf(now)}`);
    await withClient(fresh, (client) => client.query("delete from server_meta where key = 'epoch'"));
    try {
      await renameDatabase(url, name, former);
    } catch (error) {
      await dropDatabase(fresh);
      if (!isInUse(error)) throw error;
      throw new BackupError(`a server holds the database ${name}: stop it first`);
    }
    await renameDatabase(url, nameOf(fresh), name);
    return former;
  },
});

/** Restores a copy into a new database on the same server, and returns its URL. @throws BackupError */
async function restoreBeside(url: string, copy: string, name: string): Promise<string> {
  if (!existsSync(copy)) throw new BackupError(`there is no file ${copy}`);
  await maintain(url, `create database ${escapeIdentifier(name)}`);
  const beside = withName(url, name);
  try {
    await runTool('pg_restore', beside, ['--no-owner', '--exit-on-error', '--single-transaction', copy]);
  } catch (error) {
    await dropDatabase(beside);
    throw error;
  }
  return beside;
}

const dropDatabase = (url: string): Promise<void> => maintain(url, `drop database ${escapeIdentifier(nameOf(url))}`);

const renameDatabase = (url: string, from: string, to: string): Promise<void> =>
  maintain(url, `alter database ${escapeIdentifier(from)} rename to ${escapeIdentifier(to)}`);

/** Databases are made, renamed and dropped from another one, which every PostgreSQL has. */
const maintain = async (url: string, sql: string): Promise<void> => {
  await withClient(withName(url, 'postgres'), (client) => client.query(sql));
};

const OBJECT_IN_USE = '55006';
const isInUse = (error: unknown): boolean => error instanceof DatabaseError && error.code === OBJECT_IN_USE;

const countRowsOf = (client: Client): Promise<RowCounts> =>
  countRows(async (sql) => (await client.query<object>(sql)).rows);

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, types: postgresTypes });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function withName(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}
