import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type { SqlEngine } from './sql-store.ts';

/**
 * SQLite in this process, through `node:sqlite`. WAL lets reports read while an exchange writes; synchronous=FULL
 * puts a commit on the disk before it returns, so that a power cut loses nothing that was acknowledged.
 */
export function sqliteEngine(file: string): SqlEngine {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 5000;
  `);
  return { dialect: new SqliteDialect({ database: adapt(database) }), bytes: 'blob' };
}

/** `node:sqlite` in the shape that Kysely's dialect expects. Each text of SQL is compiled once. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = sql === 'rollback' ? rollback(database) : adaptStatement(database.prepare(sql));
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
