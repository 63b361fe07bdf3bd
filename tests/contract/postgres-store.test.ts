import { describe, it } from 'vitest';
import { postgresEngine } from '../../server/store/postgres-engine.ts';
import { openSqlStore } from '../../server/store/sql-store.ts';
import { noPostgres } from '../support/postgres.ts';
import { usePostgres } from '../support/use-postgres.ts';
import { storeContract } from './store-contract.ts';

describe.skipIf(noPostgres)('with a PostgreSQL', () => {
  const postgres = usePostgres();
  /** Making the tables takes longer than most tests. */
  let template: Promise<string> | undefined;
  async function makeTemplate(): Promise<string> {
    const url = await postgres.now().createDatabase();
    await (await openSqlStore(postgresEngine(url), Date.now)).close();
    return url;
  }

  storeContract('PostgreSQL', async () => {
    template ??= makeTemplate();
    const url = await postgres.now().createDatabase(await template);
    return {
      open: (now) => openSqlStore(postgresEngine(url), now),
      remove: async () => undefined,
    };
  });
});

// The reason stands in the report.
if (noPostgres) it.skip(noPostgres);
