import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlStore } from '../../server/store/sql-store.ts';
import { sqliteEngine } from '../../server/store/sqlite-engine.ts';
import { storeContract } from './store-contract.ts';

storeContract('SQLite', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-store-'));
  return {
    open: (now) => openSqlStore(sqliteEngine(join(dir, 'caravan.sqlite')), now),
    remove: () => rm(dir, { recursive: true }),
  };
});
