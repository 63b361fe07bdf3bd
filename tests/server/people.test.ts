import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { API, codeInfoSchema, linkCodeSchema, membershipSchema } from '../../src/protocol/people/api.ts';
import { problemSchema } from '../../src/protocol/people/problem.ts';
import { openApp } from './support/open-app.ts';
import { done } from './support/sample-facts.ts';

const SECRET = 'f'.repeat(64);
const CLASS = { id: 'c', code: 'SESAME', name: 'Class one', isSimulated: false, secret: SECRET };

async function openClass() {
  const app = await openApp();
  await app.store.createClass(CLASS);
  const her = app.phone();
  await her.register();
  return { ...app, her };
}

async function problemOf(answer: Response) {
  return { status: answer.status, ...v.parse(problemSchema, await answer.json()) };
}

describe('people over HTTP', () => {
  it('registers a phone with 204, as often as it asks', async () => {
    const { her } = await openClass();
    expect((await her.register()).status).toBe(204);
  });

  it('tells what a class code is, and joins by it, however it was typed', async () => {
    const { her } = await openClass();
    const info = await her.get(`${API.codes}/ses-ame`);
    expect(v.parse(codeInfoSchema, await info.json())).toEqual({ kind: 'class', className: 'Class one' });
    const joined = await her.post(API.join, { code: ' ses ame ', name: ' Awa ' });
    expect(v.parse(membershipSchema, await joined.json())).toEqual({
      person: her.person,
      name: 'Awa',
      classes: [{ name: 'Class one' }],
    });
  });

  it('keeps what is about a person out of every cache', async () => {
    const { her } = await openClass();
    for (const answer of [await her.get(`${API.codes}/SESAME`), await her.get(`${API.codes}/XXXXXX`)]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('gives a link code of eight letters that makes another phone hers', async () => {
    const { her, phone } = await openClass();
    const { code } = v.parse(linkCodeSchema, await (await her.post(API.linkCodes, {})).json());
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    const other = phone();
    await other.register();
    expect((await (await other.post(API.join, { code })).json()).person).toBe(her.person);
  });

  it.each([
    ['no name', { code: 'SESAME' }, 422, 'name-needed'],
    ['a code that was never given out', { code: 'XXXXXX', name: 'Awa' }, 404, 'unknown-code'],
    ['a code of letters that codes do not have', { code: 'OIL01U', name: 'Awa' }, 400, 'bad-request'],
    ['a name without an end', { code: 'SESAME', name: 'A'.repeat(81) }, 400, 'bad-request'],
    ['a body without an end', { code: 'SESAME', name: 'A'.repeat(5000) }, 400, 'bad-request'],
  ])('refuses a join with %s', async (_, body, status, problem) => {
    const { her } = await openClass();
    expect(await problemOf(await her.post(API.join, body))).toEqual({ caravan: 1, status, problem });
  });

  it('asks for a token wherever a person or a class is meant', async () => {
    const { send } = await openClass();
    for (const [path, method] of [
      [`${API.codes}/SESAME`, 'GET'],
      [API.join, 'POST'],
      [API.linkCodes, 'POST'],
      [API.learners, 'GET'],
      [API.centreLinkCodes, 'POST'],
      [API.centreRevoke, 'POST'],
    ] as const) {
      expect(await problemOf(await send(path, { method })), path).toMatchObject({
        status: 401,
        problem: 'unknown-token',
      });
    }
  });

  it('does not let a learner open the facilitator’s page, nor a facilitator’s secret speak for a learner', async () => {
    const { her, send } = await openClass();
    expect(await problemOf(await her.get(API.learners))).toMatchObject({ problem: 'unknown-token' });
    const headers = { authorization: `Bearer ${SECRET}` };
    expect(await problemOf(await send(API.linkCodes, { method: 'POST', headers }))).toMatchObject({
      problem: 'unknown-token',
    });
  });

  it('holds up a token after ten bad codes in a minute, and no longer', async () => {
    const { her, clock } = await openClass();
    for (let n = 0; n < 10; n++) expect((await her.get(`${API.codes}/XXXXXX`)).status).toBe(404);
    clock.nowMs += 20_000;
    const answer = await her.get(`${API.codes}/SESAME`);
    expect(answer.headers.get('retry-after')).toBe('40');
    expect(await problemOf(answer)).toEqual({
      caravan: 1,
      status: 429,
      problem: 'too-many-tries',
      retryAfterSeconds: 40,
    });
    clock.nowMs += 40_000;
    expect((await her.get(`${API.codes}/SESAME`)).status).toBe(200);
  });

  it('holds up an address that takes a new token for each ten bad codes', async () => {
    const { phone } = await openClass();
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) {
      const guesser = phone();
      await guesser.register();
      for (let i = 0; i < 10; i++) statuses.push((await guesser.get(`${API.codes}/XXXXXX`)).status);
    }
    expect(statuses.indexOf(429)).toBe(60);
    const next = phone();
    await next.register();
    expect((await next.post(API.join, { code: 'SESAME', name: 'Awa' })).status).toBe(429);
  });

  it('never holds up those who type right codes', async () => {
    const { phone } = await openClass();
    for (let n = 0; n < 70; n++) {
      const her = phone();
      await her.register();
      expect((await her.post(API.join, { code: 'SESAME' })).status).toBe(422);
      expect((await her.post(API.join, { code: 'SESAME', name: `Learner ${n}` })).status).toBe(200);
    }
  });

  it('lets a facilitator give a learner a new code and revoke the lost phone', async () => {
    const { her, phone, send } = await openClass();
    await her.post(API.join, { code: 'SESAME', name: 'Awa' });
    await her.exchange(done(7, 1));
    const headers = { authorization: `Bearer ${SECRET}` };
    const revoked = await send(API.centreRevoke, {
      method: 'POST',
      headers,
      body: JSON.stringify({ replica: her.replica }),
    });
    expect(revoked.status).toBe(204);
    expect(await problemOf(await her.post(API.linkCodes, {}))).toMatchObject({ status: 403, problem: 'revoked-token' });
    const made = await send(API.centreLinkCodes, {
      method: 'POST',
      headers,
      body: JSON.stringify({ person: her.person }),
    });
    const fresh = phone();
    await fresh.register();
    await fresh.post(API.join, { code: (await made.json()).code });
    expect((await fresh.exchange()).facts).toEqual([done(7, 1)]);
  });

  it('answers an address that it does not have in its own words', async () => {
    const { send } = await openClass();
    expect(await problemOf(await send('/api/v1/nothing'))).toMatchObject({ status: 404, problem: 'not-found' });
  });

  it('answers trouble where it is at fault itself', async () => {
    const { phone } = await openApp({
      wrap: (store) => ({ ...store, makeLinkCode: () => Promise.reject(new Error('disk I/O error')) }),
    });
    const her = phone();
    await her.register();
    expect(await problemOf(await her.post(API.linkCodes, {}))).toMatchObject({ status: 503, problem: 'trouble' });
  });
});
