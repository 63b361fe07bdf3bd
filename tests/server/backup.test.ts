import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordDone } from '../../src/data/study/record-done.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { link } from '../support/link-phones.ts';
import { noPostgres } from '../support/postgres.ts';
import { factsOfRows } from '../support/server-facts.ts';
import { factsOn, type Phone } from '../support/study-phone.ts';
import { usePostgres } from '../support/use-postgres.ts';
import { type DatabasePlace, postgresPlace, runCli, serveAt, spawnCli, sqlitePlace } from './support/database-place.ts';
import { fetchingPhone } from './support/fetching-phone.ts';

const DEVICES = 'select token_hash from device';
const STATES = 'select person_id, facts from state';

/** Two phones of one person, and a server that can be stopped and started. */
async function openPlace(place: DatabasePlace) {
  let server = await serveAt(place);
  const phones = [fetchingPhone(() => server.origin), fetchingPhone(() => server.origin)] as const;
  return {
    phones,
    target: join(place.dir, 'copy'),
    stop: () => server.close(),
    async start() {
      server = await serveAt(place);
    },
    async serverFacts() {
      const persons = factsOfRows(await place.ask(STATES));
      return factSet([...persons.values()].flat());
    },
  };
}

const doItem = ({ db }: Phone, item: number) => recordDone(db, { course: 1, item });

async function syncAll(phones: readonly Phone[]): Promise<void> {
  for (const phone of [...phones, ...phones]) expect(await phone.sync()).toMatchObject({ kind: 'done' });
}

function backupContract(createPlace: () => Promise<DatabasePlace>): void {
  it('[CUR3] a server that was put back to a backup gets again all that its phones did since: nothing is lost', async () => {
    const place = await createPlace();
    const { phones, target, stop, start, serverFacts } = await openPlace(place);
    const [a, b] = phones;
    await doItem(a, 1);
    await a.sync();
    await link(b, a);
    await syncAll(phones);

    const copied = await runCli(place, 'backup', target);
    expect(copied).toMatchObject({ code: 0, err: '' });
    expect(copied.out).toMatch(/person 2, device 2, state 1, progress 1,/);

    await doItem(a, 2);
    await syncAll([a]);
    expect((await serverFacts()).size).toBe(2);
    await stop();

    expect(await runCli(place, 'restore', target)).toMatchObject({ code: 0, err: '' });
    expect((await serverFacts()).size).toBe(1);
    await start();
    // B brings the restored server to a revision that A has seen another of: only the new epoch tells her.
    await doItem(b, 3);
    await syncAll([b, a]);
    const after = await serverFacts();
    expect(after.size).toBe(3);
    expect(after).toEqual(await factsOn(a));
    expect(after).toEqual(await factsOn(b));
    // Without the new epoch A would be taken for a clone of herself, and go on as a third device.
    expect(await place.ask(DEVICES)).toHaveLength(2);
    expect((await runCli(place, 'rebuild', '--check')).code).toBe(0);
  });

  it('is not put back while a server holds it, and nothing is changed then', async () => {
    const place = await createPlace();
    const { phones, target, stop, serverFacts } = await openPlace(place);
    await doItem(phones[0], 1);
    await phones[0].sync();
    await runCli(place, 'backup', target);
    await doItem(phones[0], 2);
    await phones[0].sync();

    const refused = await runCli(place, 'restore', target);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/a server holds .*: stop it first/);
    await doItem(phones[0], 3);
    expect(await phones[0].sync()).toMatchObject({ kind: 'done' });
    expect((await serverFacts()).size).toBe(3);
    await stop();
    const restored = await runCli(place, 'restore', target);
    expect(restored.out).toMatch(/The former database is kept as \S*before/);
  });

  it('is neither copied over a file that is there, nor put back from one that is no copy', async () => {
    const place = await createPlace();
    const { phones, target, stop, serverFacts } = await openPlace(place);
    await doItem(phones[0], 1);
    await phones[0].sync();
    await writeFile(target, 'my only copy of last month');
    expect(await runCli(place, 'backup', target)).toMatchObject({ code: 1, out: '' });
    await stop();
    expect(await runCli(place, 'restore', target)).toMatchObject({ code: 1, out: '' });
    expect(await runCli(place, 'restore', `${target}-missing`)).toMatchObject({ code: 1, out: '' });
    expect((await serverFacts()).size).toBe(1);
  });

  it('has its progress rebuilt from the facts, and is told what was different', async () => {
    const place = await createPlace();
    const { phones, target, stop } = await openPlace(place);
    await doItem(phones[0], 1);
    await phones[0].sync();
    const progress = () => place.ask('select * from progress');
    const right = await progress();
    expect(right).toHaveLength(1);
    await stop();
    expect(await runCli(place, 'rebuild', '--check')).toMatchObject({ code: 0 });

    await place.ask('update progress set items_done = 7');
    const found = await runCli(place, 'rebuild', '--check');
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/course 1: stored .*"items_done":7.*, derived .*"items_done":1/);
    expect((await runCli(place, 'backup', target)).err).toMatch(/run "rebuild"/);
    expect(await runCli(place, 'rebuild')).toMatchObject({ code: 0 });
    expect(await progress()).toEqual(right);
    expect(await runCli(place, 'rebuild', '--check')).toMatchObject({ code: 0 });
  });
}

describe('the database, SQLite', { timeout: 120_000 }, () => {
  backupContract(sqlitePlace);

  it('[CUR3] takes a new epoch from a copy of the disk too, which still has the former one', async () => {
    const place = await sqlitePlace();
    const { phones, stop, start, serverFacts } = await openPlace(place);
    const [a, b] = phones;
    await doItem(a, 1);
    await a.sync();
    await link(b, a);
    await syncAll(phones);
    await stop();
    const snapshot = join(place.dir, 'snapshot');
    await copyFile(join(place.dir, 'data', 'caravan.sqlite'), snapshot);
    await start();
    await doItem(a, 2);
    await syncAll([a]);
    await stop();
    await runCli(place, 'restore', snapshot);
    await start();
    await doItem(b, 3);
    await syncAll([b, a]);
    expect((await serverFacts()).size).toBe(3);
    expect(await place.ask(DEVICES)).toHaveLength(2);
  });

  it('is put back without the log of the former one, which is kept whole', async () => {
    const place = await sqlitePlace();
    const { phones, target, stop } = await openPlace(place);
    await doItem(phones[0], 1);
    await phones[0].sync();
    await runCli(place, 'backup', target);
    await stop();
    await runCli(place, 'restore', target);
    const files = (await readdir(join(place.dir, 'data'))).filter((name) => name.startsWith('caravan.sqlite'));
    expect(files.sort()).toEqual(['caravan.sqlite', expect.stringMatching(/^caravan\.sqlite\.before-\d{8}T\d{6}$/)]);
  });

  it('says how it is looked after to whoever asks for something else', async () => {
    const place = await sqlitePlace();
    for (const args of [[], ['backup'], ['restore', 'a', 'b'], ['rebuild', '--all'], ['destroy']]) {
      const { code, err } = await runCli(place, ...args);
      expect([code, err]).toEqual([2, expect.stringContaining('backup TARGET')]);
    }
  });
});

describe.skipIf(noPostgres)('the database, PostgreSQL', { timeout: 120_000 }, () => {
  const postgres = usePostgres();
  backupContract(() => postgresPlace(postgres.now()));

  it('needs no program of PostgreSQL’s but for copies, and says so where it is missing', async () => {
    const place = await postgresPlace(postgres.now());
    const { target } = await openPlace(place);
    const poor = { ...place, env: { ...place.env, PATH: '/nowhere' } };
    expect((await spawnCli(poor, 'backup', target)).err).toMatch(/pg_dump is not here: install/);
    expect((await spawnCli(poor, 'rebuild', '--check')).code).toBe(0);
  });
});
if (noPostgres) it.skip(noPostgres);
