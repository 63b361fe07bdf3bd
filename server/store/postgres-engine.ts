import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { postgresExchange } from './postgres-exchange.ts';
import { postgresTypes } from './postgres-types.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { SqlEngine } from './sql-store.ts';

/** So long a request waits for a connection before it is told that the server is in trouble. */
const CONNECT_MS = 5_000;
/** A statement that takes longer waits for a lock that nobody will ever give back. */
const STATEMENT_MS = 30_000;

/** Names the connections of a server in PostgreSQL's own views. */
const APPLICATION = 'caravan';

/**
 * PostgreSQL, through `pg`. Transactions are serializable; those that lose against another one run again. One connection at
 * least stays open: it shows that a server uses the database. Connections that break are opened anew when next needed;
 * what was under way on them fails, and was not acknowledged.
 */
export function postgresEngine(url: string): SqlEngine {
  const pool = new Pool({
    connectionString: url,
    application_name: APPLICATION,
    min: 1,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: postgresTypes,
  });
  // Whoever uses a broken connection hears of it by a rejected promise; unheard, these events would end the process.
  pool.on('error', hearNothing);
  pool.on('connect', (client) => client.on('error', hearNothing));
  return {
    dialect: new PostgresDialect({ pool }),
    bytes: 'bytea',
    transactOn: (db) => (work) =>
      retryConflicts(() => db.transaction().setIsolationLevel('serializable').execute(work)),
    exchangeOn: () => postgresExchange(pool),
  };
}

const hearNothing = (): void => {};
