import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import type { SqlEngine } from './sql-store.ts';

const SQLITE_FILE = 'caravan.sqlite';

type Where = Pick<Environment, 'dataDir' | 'databaseUrl'>;

/** The embedded database's file. */
export const sqliteFile = ({ dataDir }: Where): string => join(dataDir, SQLITE_FILE);

/** The engine that the settings name: PostgreSQL where there is a `DATABASE_URL`, else SQLite. Each is loaded only where used. */
export async function openEngine(where: Where): Promise<SqlEngine> {
  if (where.databaseUrl === undefined) return (await import('./sqlite-engine.ts')).sqliteEngine(sqliteFile(where));
  return (await import('./postgres-engine.ts')).postgresEngine(where.databaseUrl);
}
