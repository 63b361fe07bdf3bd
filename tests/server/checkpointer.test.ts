import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { createCheckpointer, EXCHANGES_BETWEEN } from '../../server/store/checkpointer.ts';

it('copies the log into the database from a thread of its own, once there is enough of it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-checkpoint-'));
  const file = join(dir, 'a.sqlite');
  const database = new DatabaseSync(file);
  onTestFinished(async () => {
    database.close();
    await rm(dir, { recursive: true });
  });
  database.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table thing (bytes blob)');
  database.prepare('insert into thing values (?)').run(new Uint8Array(1_000_000));
  const before = statSync(file).size;
  expect(before).toBeLessThan(1_000_000);

  const finished = Promise.withResolvers<void>();
  const checkpointer = createCheckpointer(file, finished.resolve);
  onTestFinished(checkpointer.close);
  checkpointer.wrote(EXCHANGES_BETWEEN - 1);
  expect(statSync(file).size).toBe(before);
  checkpointer.wrote(1);
  await finished.promise;
  expect(statSync(file).size).toBeGreaterThan(1_000_000);
});
