import type { MigrationProvider } from 'kysely/migration';
import { peopleAndFacts } from './0001-people-and-facts.ts';
import { exchange } from './0002-exchange.ts';
import { waysBack } from './0003-ways-back.ts';
import type { EngineTypes } from './engine-types.ts';

/**
 * All migrations, by name in the order they run. They only ever add, so that the build before this one still runs on the tables
 * that this one made. Each step may meet its own work again: SQLite keeps what a migration did before it was cut off.
 */
export const migrations = (engine: EngineTypes): MigrationProvider => ({
  getMigrations: async () => ({
    '0001-people-and-facts': peopleAndFacts(engine),
    '0002-exchange': exchange(engine),
    '0003-ways-back': waysBack(),
  }),
});
