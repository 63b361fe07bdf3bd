import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { createCheckpointer } from './checkpointer.ts';
import { type CommitPort, groupCommit } from './group-commit.ts';
import { createLogSync } from './log-sync.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { SqlEngine } from './sql-store.ts';
import { sqliteExchange } from './sqlite-exchange.ts';
import type { Tables } from './tables.ts';

/** Holds the indexes of tens of thousands of learners. */
const CACHE_KILOBYTES = 16_384;
/** When the log has so many pages of 4096 bytes, whoever commits copies it into the database. */
const LONGEST_LOG_PAGES = 32_768;

/**
 * SQLite in this process, through `node:sqlite`. WAL lets reports read while an exchange writes; synchronous=FULL
 * puts a commit on the disk before it returns, so that a power cut loses nothing that was acknowledged. Exchanges alone are
 * committed without it, many together, and put on the disk beside other work before any is answered.
 */
export function sqliteEngine(file: string): SqlEngine {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 5000;
    PRAGMA cache_size = -${CACHE_KILOBYTES};
    PRAGMA wal_autocheckpoint = ${LONGEST_LOG_PAGES};
  `);
  const close = () => {
    if (database.isOpen) database.close();
  };
  const closing: (() => void)[] = [close];
  return {
    dialect: new SqliteDialect({
      database: adapt(database, () => {
        for (const close of closing.toReversed()) close();
      }),
    }),
    bytes: 'blob',
    transactOn: (db) => {
      // Only opening may wait for another process; from now on a wait would hold up all that this one does.
      database.exec('PRAGMA busy_timeout = 0');
      return (work) => retryConflicts(() => db.transaction().execute(work), isBusy);
    },
    exchangeOn(db) {
      const exchangeNow = sqliteExchange(database, db);
      const checkpoint = () => database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      // One that fails is made up for by the next, or by whoever commits when the log is long.
      const checkpointer = createCheckpointer(file, () => void alone(db, checkpoint).catch(() => undefined));
      // The disk forgets after one complaint what it did not write: nothing may be told of this log any more.
      const log = createLogSync(`${file}-wal`, { failed: close });
      closing.push(checkpointer.close, log.close);
      const commit = groupCommit({ ...commitPort(database, db), sync: log.sync }, checkpointer.wrote);
      return (tokenHash, incoming, context) => commit(() => exchangeNow(tokenHash, incoming, context));
    },
  };
}

/** Runs `work` while Kysely lends its one connection to nobody else. */
const alone = (db: Kysely<Tables>, work: () => void): Promise<void> =>
  retryConflicts(() => db.connection().execute(async () => work()), isBusy);

function commitPort(database: DatabaseSync, db: Kysely<Tables>): Omit<CommitPort, 'sync'> {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    return () => {
      statement.run();
    };
  };
  const release = prepare('release one');
  const rollbackTo = prepare('rollback to one');
  return {
    alone: (work) =>
      alone(db, () => {
        database.exec('PRAGMA synchronous = NORMAL');
        try {
          work();
        } finally {
          database.exec('PRAGMA synchronous = FULL');
        }
      }),
    begin: prepare(BEGIN),
    commit: prepare('commit'),
    rollback() {
      if (database.isTransaction) database.exec('rollback');
    },
    savepoint: prepare('savepoint one'),
    release,
    rollbackToSavepoint() {
      if (!database.isTransaction) return false;
      rollbackTo();
      release();
      return true;
    },
  };
}

const SQLITE_BUSY = 5;

/** Another process is writing. Extended result codes have the plain one in their low byte. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 0xff) === SQLITE_BUSY;

/** Takes the right to write at once: a transaction that asks for it later might find that what it has read is out of date. */
const BEGIN = 'begin immediate';

/** `node:sqlite` in the shape that Kysely's dialect expects. Each text of SQL is compiled once. */
function adapt(database: DatabaseSync, close: () => void): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close,
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement =
        sql === 'rollback' ? rollback(database) : adaptStatement(database.prepare(sql === 'begin' ? BEGIN : sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

/** A full disk rolls the transaction back by itself; a second rollback would hide the true reason behind its own error. */
function rollback(database: DatabaseSync): SqliteStatement {
  const statement = adaptStatement(database.prepare('rollback'));
  const nothing = { changes: 0, lastInsertRowid: 0 };
  return { ...statement, run: (parameters) => (database.isTransaction ? statement.run(parameters) : nothing) };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSqlite)),
    run: (parameters) => statement.run(...parameters.map(toSqlite)),
    iterate: (parameters) => statement.iterate(...parameters.map(toSqlite)),
  };
}

function toSqlite(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a ${typeof value}`);
}
