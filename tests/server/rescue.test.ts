import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { API, membershipSchema } from '../../src/protocol/people/api.ts';
import { problemSchema } from '../../src/protocol/people/problem.ts';
import { recoveryToken } from '../../src/protocol/people/recovery-token.ts';
import { recoverablesSchema } from '../../src/protocol/people/rescue-api.ts';
import { openApp } from './support/open-app.ts';
import { newIdentity } from './support/phone.ts';
import { done } from './support/sample-facts.ts';

const CLASS = { id: 'c', code: 'SESAME', name: 'Class one', isSimulated: false, secret: 'f'.repeat(64) };
const LOGIN = { name: 'awa', password: 'sable et étoiles' };
// Passwords take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const JSON_TYPE = { 'content-type': 'application/json' };

/** A class with one named learner who has sent something, and a browser that keeps cookies by path. */
async function openClass() {
  const app = await openApp();
  await app.store.createClass(CLASS);
  const her = app.phone();
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      jar.set(name, value);
    }
    return answer;
  };
  keep(await her.register());
  keep(await her.post(API.join, { code: 'SESAME', name: 'Awa' }));
  await her.exchange(done(7, 1));
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const get = () => app.send(API.recover, { headers: { cookie: cookie() } });
  const recover = async (body: object, headers: Record<string, string> = JSON_TYPE) =>
    keep(
      await app.send(API.recover, {
        method: 'POST',
        headers: { ...headers, cookie: cookie() },
        body: JSON.stringify(body),
      }),
    );
  const logIn = (body: object) =>
    app.send(API.login, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
  return { ...app, her, jar, keep, get, recover, logIn };
}

const people = async (answer: Response) => v.parse(recoverablesSchema, await answer.json()).people;
const problemOf = async (answer: Response) => ({
  status: answer.status,
  ...v.parse(problemSchema, await answer.json()),
});

describe('the recovery cookie', () => {
  it('[REC2] comes with registering: out of reach of scripts, of other sites, and of every other path', async () => {
    const { phone } = await openClass();
    const [line] = (await phone().register()).headers.getSetCookie();
    expect(line).toMatch(
      /^caravan-recovery-1-[0-9a-f]{8}=[\w-]{22}; Max-Age=34560000; Path=\/api\/v1\/recover; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('[REC2] is one for each profile', async () => {
    const { send, keep, jar } = await openClass();
    const body = JSON.stringify({ ...newIdentity(), profile: 2 });
    keep(await send(API.devices, { method: 'POST', headers: JSON_TYPE, body }));
    expect([...jar.keys()].map((name) => name.slice(0, -8))).toEqual(['caravan-recovery-1-', 'caravan-recovery-2-']);
  });

  it('[REC2] lists whom it names, and says nothing of who never sent anything', async () => {
    const { get, her, phone, keep } = await openClass();
    keep(await phone().register());
    expect(await people(await get())).toEqual([
      {
        from: expect.stringMatching(/^1-[0-9a-f]{8}$/),
        person: her.person,
        name: 'Awa',
        classes: [{ name: 'Class one' }],
        lastExchange: '2026-01-05T00:00:00.000Z',
      },
    ]);
  });

  it('[REC2] survives a study that was begun anew before she knew better, and names each person once', async () => {
    const { get, her, phone, keep, recover } = await openClass();
    const anew = phone();
    keep(await anew.register());
    await anew.exchange(done(7, 2));
    const found = await people(await get());
    expect(found.map(({ person }) => person).sort()).toEqual([her.person, anew.person].sort());
    const from = found.find(({ person }) => person === her.person)?.from;
    const answer = await recover({ from, replica: anew.replica, token: anew.token });
    expect(v.parse(membershipSchema, await answer.json())).toMatchObject({ person: her.person, name: 'Awa' });
    expect((await anew.exchange()).facts).toContainEqual(done(7, 1));
    expect((await people(await get())).map(({ person }) => person)).toEqual([her.person]);
  });

  it('[REC2] brings a new device in as hers, which the browser remembers in turn', async () => {
    const { get, her, recover, phone, jar } = await openClass();
    const [known] = await people(await get());
    const fresh = phone();
    const answer = await recover({ from: known?.from, replica: fresh.replica, token: fresh.token });
    expect(answer.status).toBe(200);
    expect((await fresh.exchange()).facts).toEqual([done(7, 1)]);
    expect(jar.size).toBe(2);
    expect(await people(await get())).toMatchObject([{ person: her.person }]);
  });

  it('[REC2] is of no use to a form of another site, which cannot ask in JSON', async () => {
    const { get, recover } = await openClass();
    const [known] = await people(await get());
    const { replica, token } = newIdentity();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      const answer = await recover({ from: known?.from, replica, token }, { 'content-type': type });
      expect(await problemOf(answer)).toMatchObject({ status: 400, problem: 'bad-request' });
    }
  });

  it('[REC2] finds nobody where there is none, and where it is not one of ours', async () => {
    const { send, recover, jar } = await openClass();
    expect(await people(await send(API.recover))).toEqual([]);
    for (const [name] of jar) jar.set(name, 'x');
    jar.set('caravan-recovery-__proto__', 'y');
    const { replica, token } = newIdentity();
    for (const from of [undefined, '1-00000000']) {
      expect(await problemOf(await recover({ from, replica, token }))).toMatchObject({ problem: 'unknown-recovery' });
    }
  });

  it('[REC2] is renewed when a phone asks who its person is', async () => {
    const { her, jar, keep } = await openClass();
    const before = new Map(jar);
    jar.clear();
    expect((await her.get(API.me)).headers.getSetCookie()).toEqual([]);
    keep(await her.get(`${API.me}?profile=1`));
    expect(jar).toEqual(before);
  });
});

describe('another device of the same person', () => {
  it('[REP2] comes in with the token of the one it is a copy of', async () => {
    const { her, send, phone } = await openClass();
    const copy = newIdentity();
    const headers = { ...JSON_TYPE, authorization: her.authorization };
    const body = JSON.stringify({ ...copy, person: her.person });
    expect((await send(API.devices, { method: 'POST', headers, body })).status).toBe(204);
    const me = await send(API.me, { headers: { authorization: `Bearer ${copy.token}` } });
    expect(v.parse(membershipSchema, await me.json())).toMatchObject({ person: her.person, name: 'Awa' });
    expect(phone().person).not.toBe(her.person);
  });

  it('[REP2] does not come in with a token that is none', async () => {
    const { send } = await openClass();
    const headers = { ...JSON_TYPE, authorization: 'Bearer none' };
    const answer = await send(API.devices, { method: 'POST', headers, body: JSON.stringify(newIdentity()) });
    expect(await problemOf(answer)).toMatchObject({ status: 401, problem: 'unknown-token' });
  });
});

describe('a recovery token of a backup file', () => {
  it('[BAK2] makes a device hers without any cookie', async () => {
    const { her, send } = await openClass();
    const { replica, token } = newIdentity();
    const recovery = await recoveryToken(her.token);
    const body = JSON.stringify({ recovery, replica, token });
    const answer = await send(API.recover, { method: 'POST', headers: JSON_TYPE, body });
    expect(v.parse(membershipSchema, await answer.json())).toMatchObject({ person: her.person });
  });
});

describe('a login', () => {
  it('[LOG1] makes a phone hers, however the name is written', async () => {
    const { her, logIn } = await openClass();
    expect((await her.post(API.logins, { ...LOGIN, name: ' Awa ' })).status).toBe(204);
    const { replica, token } = newIdentity();
    const answer = await logIn({ name: 'ＡＷＡ', password: LOGIN.password.normalize('NFD'), replica, token });
    expect(v.parse(membershipSchema, await answer.json())).toMatchObject({ person: her.person });
    expect(answer.headers.getSetCookie()).toHaveLength(1);
  });

  it('[LOG2] answers a wrong password and an unknown name in the same way', async () => {
    const { her, logIn } = await openClass();
    await her.post(API.logins, LOGIN);
    const keys = { replica: her.replica, token: newIdentity().token };
    const wrong = await logIn({ ...keys, ...LOGIN, password: 'sable et etoiles' });
    const unknown = await logIn({ ...keys, ...LOGIN, name: 'binta' });
    expect(await wrong.text()).toBe(await unknown.text());
    expect([wrong.status, unknown.status]).toEqual([403, 403]);
  });

  it('[LOG2] is held up after ten wrong passwords, for whoever tries it and from wherever', async () => {
    const { her, logIn, clock } = await openClass();
    await her.post(API.logins, LOGIN);
    const tries = Array.from({ length: 15 }, () =>
      logIn({ replica: her.replica, token: newIdentity().token, ...LOGIN, password: 'wrong' }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    const keys = { replica: her.replica, token: newIdentity().token };
    expect((await logIn({ ...keys, ...LOGIN })).status).toBe(429);
    clock.nowMs += 15 * 60_000;
    expect((await logIn({ ...keys, ...LOGIN })).status).toBe(200);
  });

  it.each([
    ['a short password', { ...LOGIN, password: 'séséme7' }],
    ['a name of two letters', { ...LOGIN, name: 'aw' }],
    ['a name with a space inside', { ...LOGIN, name: 'awa d' }],
  ])('[LOG1] is refused with %s', async (_, login) => {
    const { her } = await openClass();
    expect(await problemOf(await her.post(API.logins, login))).toMatchObject({ status: 400, problem: 'bad-request' });
  });

  it('[LOG1] is chosen only by who has a name', async () => {
    const { phone } = await openClass();
    const nameless = phone();
    await nameless.register();
    expect(await problemOf(await nameless.post(API.logins, LOGIN))).toMatchObject({
      status: 422,
      problem: 'name-needed',
    });
  });
});
