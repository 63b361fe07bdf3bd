import { expect, it, onTestFinished } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { readMembership, syncStatus } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { joinWithCode } from '../../src/sync/people.ts';
import { link } from '../support/link-phones.ts';
import { CLASS, makeServerHome, startRealServer } from '../support/simulation/real-server.ts';
import { factsOn, makePhone, never, type Phone } from '../support/study-phone.ts';

const EXPIRY_MS = 401 * 24 * 60 * 60_000;

/** A phone of a class whose token has expired: nobody used it for more than 400 days. */
async function expiredPhone() {
  const home = await makeServerHome();
  const server = await startRealServer(home);
  onTestFinished(async () => {
    await server.dispose();
    home.dispose();
  });
  const phoneHere = (): Phone => {
    const { db, deps } = makePhone();
    const mine = { ...deps, fetch: (path: unknown, init?: RequestInit) => server.send(String(path), init ?? {}) };
    return { db, deps: mine, sync: () => runExchange(mine, never) };
  };
  const phone = phoneHere();
  await recordDone(phone.db, { course: 1, item: 1 });
  await joinWithCode(phone.deps, CLASS.code, 'Awa', never);
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  const former = await readIdentity(phone.db);
  server.clock.startMs += EXPIRY_MS;
  return { server, phone, former, phoneHere };
}

const atServer = async (server: Awaited<ReturnType<typeof startRealServer>>, { db }: Phone) =>
  server.factsOf(server.personOf((await readIdentity(db)).token) ?? '');

it('[TOK4] a phone whose token expired sends all its work as a nameless person, and says that it needs a code', async () => {
  const { server, phone, former } = await expiredPhone();
  await recordDone(phone.db, { course: 1, item: 2 });
  expect(await phone.sync()).toEqual({ kind: 'unknown-token' });

  const now = await readIdentity(phone.db);
  expect([now.person, now.token]).not.toEqual([former.person, former.token]);
  expect(server.personOf(now.token)).toBe(now.person);
  expect((await atServer(server, phone)).size).toBe(2);
  expect(server.factsOf(former.person).size).toBe(1);
  expect(await readMembership(phone.db)).toBeUndefined();
  // She hears of it until a code mends it, though nothing waits.
  expect(await phone.sync()).toEqual({ kind: 'unknown-token' });
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 0, lastOutcome: 'unknown-token' });
});

it('[TOK4] goes on where it was cut off between beginning again and being known', async () => {
  const { server, phone } = await expiredPhone();
  const offline: typeof fetch = async (path, init) => {
    if ((await readIdentity(phone.db)).membership === undefined) throw new TypeError('no line');
    return phone.deps.fetch(path, init);
  };
  expect(await runExchange({ ...phone.deps, fetch: offline }, never)).toEqual({ kind: 'offline' });
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 1 });
  expect(await phone.sync()).toEqual({ kind: 'unknown-token' });
  expect(await atServer(server, phone)).toEqual(await factsOn(phone));
});

it('[TOK3] [JOIN1] a link code merges her back, with what she did meanwhile', async () => {
  const { server, phone, former } = await expiredPhone();
  await recordDone(phone.db, { course: 1, item: 2 });
  await phone.sync();
  const code = await server.linkCodeFor(former.person);
  expect(await joinWithCode(phone.deps, code ?? '', undefined, never)).toMatchObject({
    ok: true,
    membership: { person: former.person, name: 'Awa' },
  });
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect(server.factsOf(former.person)).toEqual(await factsOn(phone));
  expect((await factsOn(phone)).size).toBe(2);
});

it('[TOK4] a code brings it back at once, before any exchange has met the expiry', async () => {
  const { server, phone, phoneHere } = await expiredPhone();
  const fresh = phoneHere();
  await joinWithCode(fresh.deps, CLASS.code, 'Binta', never);
  await link(phone, fresh);
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect((await readIdentity(phone.db)).person).toBe((await readIdentity(fresh.db)).person);
  expect(await atServer(server, fresh)).toEqual(await factsOn(phone));
});
