import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { postgresExchange } from './postgres-exchange.ts';
import { createLines } from './postgres-lines.ts';
import { postgresTypes } from './postgres-types.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { SqlEngine } from './sql-store.ts';

/** So long a request waits for a connection before it is told that the server is in trouble. */
const CONNECT_MS = 5_000;
/** A statement that takes longer waits for a lock that nobody will ever give back. */
const STATEMENT_MS = 30_000;

/** Reads are answered at once: few connections carry many of them at one stroke. */
const READ_LINES = 2;
/** Each write waits for the disk, and what waits on several connections is written through together. */
const WRITE_LINES = 24;

/** Names the connections of a server in PostgreSQL's own views. */
const APPLICATION = 'caravan';

/**
 * PostgreSQL, through `pg`. Transactions are serializable; those that lose against another one run again. One connection at
 * least stays open: it shows that a server uses the database. Exchanges have connections of their own. Connections that break
 * are opened anew when next needed; what was under way on them fails, and was not acknowledged.
 */
export function postgresEngine(url: string): SqlEngine {
  const config = {
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: postgresTypes,
  };
  const pool = new Pool({ ...config, min: 1 });
  // Whoever uses a broken connection hears of it by a rejected promise; unheard, these events would end the process.
  pool.on('error', hearNothing);
  pool.on('connect', (client) => client.on('error', hearNothing));
  const reads = createLines(READ_LINES, config);
  const writes = createLines(WRITE_LINES, config);
  const closeAll = async () => {
    await Promise.all([reads.close(), writes.close(), pool.end()]);
  };
  return {
    dialect: new PostgresDialect({ pool: { options: pool.options, connect: () => pool.connect(), end: closeAll } }),
    bytes: 'bytea',
    transactOn: (db) => (work) =>
      retryConflicts(() => db.transaction().setIsolationLevel('serializable').execute(work)),
    exchangeOn: () => postgresExchange(reads, writes),
  };
}

const hearNothing = (): void => {};
