import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { sqliteEngine } from '../../server/store/sqlite-engine.ts';

interface Tables {
  thing: { n: number; bytes: Uint8Array };
}

async function openTable() {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-engine-'));
  const db = new Kysely<Tables>({ dialect: sqliteEngine(join(dir, 'a.db')).dialect });
  onTestFinished(async () => {
    await db.destroy();
    await rm(dir, { recursive: true });
  });
  await sql`create table thing (n bigint primary key, bytes blob not null)`.execute(db);
  const add = (n: number, length: number) =>
    db.transaction().execute(async (work) => {
      await work
        .insertInto('thing')
        .values({ n, bytes: new Uint8Array(1) })
        .execute();
      await work
        .insertInto('thing')
        .values({ n: -n, bytes: new Uint8Array(length) })
        .execute();
    });
  const numbers = async () => (await db.selectFrom('thing').select('n').orderBy('n').execute()).map((row) => row.n);
  return { db, add, numbers };
}

it('a full disk is called a full disk, leaves nothing of the transaction, and is no trouble once there is room', async () => {
  const { db, add, numbers } = await openTable();
  await add(1, 10);
  await sql`pragma max_page_count = 10`.execute(db);
  await expect(add(2, 1_000_000)).rejects.toThrow('database or disk is full');
  expect(await numbers()).toEqual([-1, 1]);
  await sql`pragma max_page_count = 10000`.execute(db);
  await add(2, 1_000_000);
  expect(await numbers()).toEqual([-2, -1, 1, 2]);
});

it('a power cut loses nothing that was committed: the log is written through before a commit returns', async () => {
  const { db } = await openTable();
  const read = async (pragma: string) =>
    Object.values((await sql.raw<object>(`pragma ${pragma}`).execute(db)).rows[0] ?? {});
  const FULL = 2;
  expect(await read('journal_mode')).toEqual(['wal']);
  expect(await read('synchronous')).toEqual([FULL]);
  expect(await read('foreign_keys')).toEqual([1]);
});
