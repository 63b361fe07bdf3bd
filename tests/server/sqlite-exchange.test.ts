import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { peopleAndFacts } from '../../server/store/migrations/0001-people-and-facts.ts';
import { hashOf } from '../../server/store/secrets.ts';
import { openSqlStore } from '../../server/store/sql-store.ts';
import { sqliteEngine } from '../../server/store/sqlite-engine.ts';
import { slotKey } from '../../src/protocol/facts/fact.ts';
import { openStore } from '../contract/open-store.ts';
import { newIdentity } from './support/phone.ts';
import { attempted, done, opaque, place, studied, watched } from './support/sample-facts.ts';

async function emptyDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-sqlite-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
}

async function openOn(dir: string) {
  return openStore(async () => ({
    open: (now) => openSqlStore(sqliteEngine(join(dir, 'caravan.sqlite')), now),
    remove: async () => undefined,
  }));
}

it('exchanges of many persons never meet a transaction that is half done', async () => {
  const opened = await openOn(await emptyDir());
  await opened.store.createClass({ id: 'c', code: 'SESAME', name: 'C', isSimulated: false, secret: 'f'.repeat(64) });
  const phones = await Promise.all(Array.from({ length: 20 }, () => opened.device()));
  await Promise.all(
    phones.flatMap((phone, i) => [
      phone.exchange([done(7, i + 1)]),
      opened.store.join(phone.token, 'SESAME', `Learner ${i}`),
      phone.exchange([done(8, i + 1)]),
      opened.store.listLearners('c'),
    ]),
  );
  const learners = await opened.store.listLearners('c');
  expect(learners.map(({ facts }) => facts.length)).toEqual(phones.map(() => 2));
});

it('waits for another process that writes, without holding up everything else', async () => {
  const dir = await emptyDir();
  const opened = await openOn(dir);
  const phone = await opened.device();
  const other = new DatabaseSync(join(dir, 'caravan.sqlite'));
  other.exec('begin immediate');
  const exchanged = phone.exchange([done(7, 1)]);
  // Turns of the event loop go by while it waits.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  other.exec('commit');
  other.close();
  expect((await exchanged).cursor.revision).toBe(1);
});

it('acknowledges nothing while the disk is full, keeps nothing of it, and goes on once there is room', async () => {
  const engine = sqliteEngine(join(await emptyDir(), 'caravan.sqlite'));
  const opened = await openStore(async () => ({
    open: (now) => openSqlStore(engine, now),
    remove: async () => undefined,
  }));
  const sameConnection = new Kysely<unknown>({ dialect: engine.dialect });
  const limitPages = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(sameConnection);
  const [a, b] = [await opened.device(), await opened.device()];
  const large = opaque(7, 1, 'ab'.repeat(60_000));
  await limitPages(1);
  const refused = await Promise.allSettled([a.exchange([done(7, 2)]), b.exchange([large])]);
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: { message: 'database or disk is full' } });
  await limitPages(100_000);
  expect((await a.exchange([])).facts).toEqual([]);
  expect((await b.exchange([large])).cursor.revision).toBe(1);
});

it('takes over what the first version kept: persons, devices, states', async () => {
  const dir = await emptyDir();
  const { person, replica, token } = newIdentity();
  const facts = [
    watched(7, 30, [0, 40], [50, 60]),
    opaque(7, 6, 'aa', 'bb', '0c0d'),
    done(7, 4),
    place(7, 4, '8899aabbccddeeff', 5),
    attempted(7, 5, { replica: '8899aabbccddeeff', n: 1, version: 2, lamport: 9 }, { 1: { type: 'int', n: 2 } }),
    studied(7, '0011223344556677', 2100, 61),
  ];
  await writeVersion1(join(dir, 'caravan.sqlite'), { person, replica, token });
  const opened = await openOn(dir);
  expect(await opened.store.rebuildProgress({ isDryRun: true })).toEqual([]);
  const phone = opened.phone({ person, replica, token });
  const all = await phone.exchange([done(7, 99)]);
  expect(all.facts.map(slotKey).sort()).toEqual(facts.map(slotKey).sort());
  expect(all.facts).toEqual(expect.arrayContaining(facts));
  expect((await phone.exchange([])).facts).toHaveLength(facts.length + 1);
  await expect(opened.phone({ ...newIdentity(), token: 'b'.repeat(64) }).exchange([])).rejects.toMatchObject({
    problem: 'revoked-token',
  });
});

const STATE_OF_VERSION_1 =
  '010011223344556677018899aabbccddeeff01070805010100b4103d040108010522020b01010201000a01020809020102020c0d' +
  '000902010201aa000902010201bbc101010200280a0af0a20401ac0202030c';

async function writeVersion1(file: string, { person, replica, token }: ReturnType<typeof newIdentity>): Promise<void> {
  const database = new DatabaseSync(file);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: kyselyOn(database) }) });
  await peopleAndFacts({ bytes: 'blob' }).up(db);
  database.exec('create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)');
  database.exec("insert into kysely_migration values ('0001-people-and-facts', '2026-01-01T00:00:00.000Z')");
  database
    .prepare(
      "insert into person (id, name, epoch, revision, max_lamport, created_at_ms) values (?, 'Awa', '01020304', 70000, 9, ?)",
    )
    .run(person, Date.UTC(2026, 0, 1));
  const addDevice = database.prepare('insert into device values (?, ?, ?, ?, ?, ?)');
  addDevice.run(hashOf(token), person, replica, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 4), null);
  addDevice.run(hashOf('b'.repeat(64)), person, 'f'.repeat(16), Date.UTC(2026, 0, 1), null, Date.UTC(2026, 0, 3));
  database.prepare('insert into state values (?, 7, 70000, ?)').run(person, Buffer.from(STATE_OF_VERSION_1, 'hex'));
  database.close();
}

const kyselyOn = (database: DatabaseSync) => ({
  close: () => {},
  prepare(sql: string) {
    const statement = database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: () => statement.all(),
      run: () => statement.run(),
      iterate: () => statement.iterate(),
    };
  },
});
