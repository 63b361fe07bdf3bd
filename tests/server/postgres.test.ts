import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openIncoming } from '../../server/exchange/incoming.ts';
import { serve } from '../../server/serve.ts';
import { postgresEngine } from '../../server/store/postgres-engine.ts';
import { openSqlStore } from '../../server/store/sql-store.ts';
import type { Store } from '../../server/store/store.ts';
import { START_CURSOR } from '../../src/protocol/exchange/cursor.ts';
import { encodeRequest } from '../../src/protocol/exchange/request.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { API } from '../../src/protocol/people/api.ts';
import { noPostgres } from '../support/postgres.ts';
import { factsOfRows } from '../support/server-facts.ts';
import { until } from '../support/until.ts';
import { usePostgres } from '../support/use-postgres.ts';
import { postgresPlace, startAt } from './support/database-place.ts';
import { createPhone, newIdentity } from './support/phone.ts';
import { done } from './support/sample-facts.ts';

const HEAL_LIMIT_MS = 30_000;

describe.skipIf(noPostgres)('a server on PostgreSQL', { timeout: 120_000 }, () => {
  const postgres = usePostgres();

  /** Two server processes behind one balancer are two stores on one database. */
  async function openTwoStores() {
    const url = await postgres.now().createDatabase();
    const open = async () => {
      const store = await openSqlStore(postgresEngine(url), Date.now);
      onTestFinished(() => store.close());
      return store;
    };
    return { url, stores: [await open(), await open()] as const };
  }

  const exchange = (store: Store, { token, replica }: ReturnType<typeof newIdentity>, facts: readonly Fact[]) => {
    const full = { replica, cursor: START_CURSOR };
    const nonce = crypto.getRandomValues(new Uint8Array(4));
    const request = { nonce, cites: undefined, full, sums: undefined, clockOffsetMinutes: undefined, facts };
    return store.exchange(token, openIncoming(encodeRequest(request, replica), { isCarried: true }));
  };

  it('[LAT1] is one of several that take in the same person’s facts at once, each in one revision', async () => {
    const { stores } = await openTwoStores();
    const her = newIdentity();
    await stores[0].registerDevice(her);
    const items = Array.from({ length: 24 }, (_, i) => i + 1);
    const outcomes = await Promise.all(
      items.map((item) => exchange(stores[item % 2 === 0 ? 0 : 1], her, [done(7, item)])),
    );
    const revisions = outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.cursor.revision : outcome.status));
    expect(revisions.sort((a, b) => Number(a) - Number(b))).toEqual(items);
    expect(await exchange(stores[0], her, [])).toMatchObject({ facts: items.map((item) => done(7, item)) });
    expect(await stores[0].rebuildProgress({ isDryRun: true })).toEqual([]);
  });

  it('[JOIN1] loses nothing of exchanges that run while the person is merged by another server', async () => {
    const { url, stores } = await openTwoStores();
    for (let round = 1; round <= 8; round++) {
      const [a, b] = [newIdentity(), newIdentity()];
      for (const device of [a, b]) await stores[0].registerDevice(device);
      // Both servers know by now whose token is whose.
      for (const store of stores) await exchange(store, a, [done(7, 1)]);
      const { code } = await stores[0].makeLinkCode(b.token);
      const items = [2, 3, 4, 5, 6, 7];
      const [, ...outcomes] = await Promise.all([
        stores[0].join(a.token, code, undefined),
        ...items.map((item) => exchange(stores[1], a, [done(7, item)])),
        ...items.map((item) => exchange(stores[0], b, [done(8, item)])),
      ]);
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['ok']));
      const told = await exchange(stores[1], a, []);
      if (told.status !== 'ok') throw new Error(told.status);
      expect(told.facts).toHaveLength(1 + 2 * items.length);
      expect(await exchange(stores[0], b, [])).toMatchObject({ facts: told.facts });
    }
    const persons = factsOfRows(await postgres.now().query(url, 'select person_id, facts from state'));
    expect(persons.size).toBe(8);
  });

  it('[TOK2] takes the same registration in twice at once', async () => {
    const { url, stores } = await openTwoStores();
    const her = newIdentity();
    await Promise.all([...stores, ...stores].map((store) => store.registerDevice(her)));
    expect(await postgres.now().query(url, 'select token_hash from device')).toHaveLength(1);
  });

  it('[CUR3] answers nothing in its former epoch when the database was put back under it', async () => {
    const { url, stores } = await openTwoStores();
    const her = newIdentity();
    await stores[0].registerDevice(her);
    await exchange(stores[0], her, [done(7, 1)]);
    await postgres.now().query(url, "update server_meta set value = '0badcafe' where key = 'epoch'");
    await expect(exchange(stores[0], her, [done(7, 2)])).rejects.toThrow('another epoch');
    const [persons] = factsOfRows(await postgres.now().query(url, 'select person_id, facts from state')).values();
    expect(persons).toEqual([done(7, 1)]);
  });

  it('says that it is in trouble while PostgreSQL is away, goes on by itself, and has all that it acknowledged', async () => {
    const place = await postgresPlace(postgres.now());
    const server = await startAt(place);
    const phones = Array.from({ length: 6 }, () => createPhone((path, init) => fetch(`${server.origin}${path}`, init)));
    for (const phone of phones) await phone.register();
    const health = async () => (await fetch(`${server.origin}${API.health}`)).status;
    const acknowledged = new Map(phones.map((phone) => [phone.person, new Set<number>()]));
    const running = new AbortController();
    const refused: (string | null)[] = [];
    const study = phones.map(async (phone) => {
      for (let item = 1; !running.signal.aborted; item++) {
        const answer = await phone.sendBytes(phone.request([done(7, item)]));
        if (answer.status === 200) acknowledged.get(phone.person)?.add(item);
        else refused.push(answer.headers.get('retry-after'));
        await answer.arrayBuffer();
      }
    });
    const { kill, stop } = postgres.now();
    for (const away of [kill, stop, kill]) {
      await sleep(300);
      await away();
      expect(await health()).toBe(503);
      await postgres.now().start();
      await until(async () => (await health()) === 200, HEAL_LIMIT_MS);
    }
    running.abort();
    await Promise.all(study);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((seconds) => Number(seconds) > 0)).toBe(true);
    const kept = factsOfRows(await place.ask('select person_id, facts from state'));
    for (const [person, items] of acknowledged) {
      expect(items.size).toBeGreaterThan(0);
      const there = new Set(kept.get(person)?.map((fact) => fact.item));
      expect([...items].filter((item) => !there.has(item))).toEqual([]);
    }
    expect(await server.stop()).toBe(0);
  });

  it('seeds its classes once, simulated learners too, and keeps them over a restart', async () => {
    const { dir, env } = await postgresPlace(postgres.now());
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const settings = { ...env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', PACKS_DIR: `${dir}/packs` };
    const first = await serve({ env: settings, demo: true });
    expect(await (await fetch(`${first.address}${API.health}`)).json()).toMatchObject({ ok: true });
    await first.close();
    const second = await serve({ env: settings, demo: true });
    await second.close();
    const rows = await postgres.now().query(env.DATABASE_URL ?? '', 'select class_id from membership');
    expect(rows).toHaveLength(25);
  });

  it('says in one line that PostgreSQL is not there', async () => {
    const place = await postgresPlace(postgres.now());
    const env = { ...place.env, DATABASE_URL: 'postgres://caravan:secret-word@localhost:1/caravan' };
    const failure = await startAt({ ...place, env }).then(
      () => 'it started',
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/\nCaravan cannot start: .*ECONNREFUSED.*\n$/);
    expect(failure).not.toContain('secret-word');
  });
});
if (noPostgres) it.skip(noPostgres);
