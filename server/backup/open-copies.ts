import type { Environment } from '../environment.ts';
import { sqliteFile } from '../store/open-engine.ts';
import type { DatabaseCopies } from './database-copies.ts';

/** Copies of the database that the settings name. */
export async function openCopies(settings: Pick<Environment, 'dataDir' | 'databaseUrl'>): Promise<DatabaseCopies> {
  if (settings.databaseUrl === undefined)
    return (await import('./sqlite-copies.ts')).sqliteCopies(sqliteFile(settings));
  return (await import('./postgres-copies.ts')).postgresCopies(settings.databaseUrl);
}
