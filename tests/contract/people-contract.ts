import { expect, it } from 'vitest';
import { newIdentity } from '../server/support/phone.ts';
import { done, place, watched } from '../server/support/sample-facts.ts';
import { openStore } from './open-store.ts';
import type { StorePlace } from './store-contract.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CLASS = { id: 'c1', code: 'SESAME', name: 'Class one', isSimulated: false, secret: 'f'.repeat(64) };
const OTHER_CLASS = { id: 'c2', code: 'BAZAAR', name: 'Class two', isSimulated: true, secret: 'e'.repeat(64) };
const problem = (name: string) => expect.objectContaining({ problem: name });

export function peopleContract(create: () => Promise<StorePlace>): void {
  it('[TOK2] takes a device in again that comes with the same three keys', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    await phone.exchange([done(7, 1)]);
    await opened.store.registerDevice(phone);
    expect((await phone.exchange([])).facts).toEqual([done(7, 1)]);
  });

  it('[TOK2] lets nobody become a person by knowing her id', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    const thief = { ...newIdentity(), person: phone.person };
    await expect(opened.store.registerDevice(thief)).rejects.toEqual(problem('person-exists'));
    await expect(opened.store.registerDevice({ ...phone, person: thief.token.slice(32) })).rejects.toEqual(
      problem('person-exists'),
    );
  });

  it('names a person who joins a class, and asks for a name where there is none', async () => {
    const opened = await openStore(create);
    await opened.store.createClass(CLASS);
    const phone = await opened.device();
    await expect(opened.store.join(phone.token, 'SESAME', undefined)).rejects.toEqual(problem('name-needed'));
    const joined = { person: phone.person, name: 'Awa', classes: [{ name: 'Class one' }] };
    expect(await opened.store.join(phone.token, 'SESAME', 'Awa')).toEqual(joined);
    expect(await opened.store.join(phone.token, 'SESAME', undefined)).toEqual(joined);
  });

  it('[JOIN1] merges two persons by a link code: both devices end with the same state', async () => {
    const opened = await openStore(create);
    await opened.store.createClass(CLASS);
    const [old, fresh] = [await opened.device(), await opened.device()];
    await opened.store.join(old.token, 'SESAME', 'Awa');
    const oldCursor = (await old.exchange([watched(7, 3, [0, 40]), done(8, 1)])).cursor;
    const freshCursor = (await fresh.exchange([watched(7, 3, [30, 60]), done(9, 1), place(7, 5, fresh.replica, 2)]))
      .cursor;

    const { code } = await opened.store.makeLinkCode(old.token);
    expect(await opened.store.join(fresh.token, code, undefined)).toEqual({
      person: old.person,
      name: 'Awa',
      classes: [{ name: 'Class one' }],
    });

    const state = [place(7, 5, fresh.replica, 2), watched(7, 3, [0, 60]), done(8, 1), done(9, 1)];
    const [toOld, toFresh] = [await old.exchange([], oldCursor), await fresh.exchange([], freshCursor)];
    expect(toOld.facts).toEqual(expect.arrayContaining(state));
    expect(toOld.facts).toHaveLength(state.length);
    expect(toFresh).toEqual(toOld);
    expect([oldCursor.epoch, freshCursor.epoch]).not.toContain(toOld.cursor.epoch);
  });

  it('[JOIN2] brings a person who was merged before along into the next merge', async () => {
    const opened = await openStore(create);
    const [a, b, c] = [await opened.device(), await opened.device(), await opened.device()];
    await a.exchange([done(7, 1)]);
    await opened.store.join(a.token, (await opened.store.makeLinkCode(b.token)).code, undefined);
    await opened.store.join(b.token, (await opened.store.makeLinkCode(c.token)).code, undefined);
    expect((await c.exchange([])).facts).toEqual([done(7, 1)]);
    expect((await a.exchange([])).facts).toEqual([done(7, 1)]);
    await opened.store.registerDevice(a);
    await expect(opened.store.registerDevice({ ...newIdentity(), person: a.person })).rejects.toEqual(
      problem('person-exists'),
    );
  });

  it('[JOIN1] merges two devices that use each other’s codes at once, in the middle of their exchanges', async () => {
    const opened = await openStore(create);
    const [a, b] = [await opened.device(), await opened.device()];
    const [ofA, ofB] = [await opened.store.makeLinkCode(a.token), await opened.store.makeLinkCode(b.token)];
    const [joinedA, joinedB] = await Promise.all([
      opened.store.join(a.token, ofB.code, undefined),
      opened.store.join(b.token, ofA.code, undefined),
      a.exchange([done(7, 1)]),
      b.exchange([done(7, 2)]),
    ]);
    expect(joinedA).toEqual(joinedB);
    const state = (await a.exchange([])).facts;
    expect(state).toEqual([done(7, 1), done(7, 2)]);
    expect((await b.exchange([])).facts).toEqual(state);
  });

  it('[JOIN1] changes nothing when a person uses a code of her own', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    const before = await phone.exchange([done(7, 1)]);
    const { code } = await opened.store.makeLinkCode(phone.token);
    expect((await opened.store.join(phone.token, code, undefined)).person).toBe(phone.person);
    expect((await phone.exchange([], before.cursor)).cursor).toEqual(before.cursor);
  });

  it('takes a link code once, but again from the device that used it', async () => {
    const opened = await openStore(create);
    const [a, b, c] = [await opened.device(), await opened.device(), await opened.device()];
    const { code } = await opened.store.makeLinkCode(a.token);
    expect(await opened.store.describeCode(b.token, code)).toEqual({ kind: 'link' });
    const first = await opened.store.join(b.token, code, undefined);
    expect(await opened.store.join(b.token, code, undefined)).toEqual(first);
    await expect(opened.store.join(c.token, code, undefined)).rejects.toEqual(problem('used-code'));
    await expect(opened.store.describeCode(c.token, code)).rejects.toEqual(problem('used-code'));
  });

  it('lets a link code of a phone go after 10 minutes, and one of a facilitator after 7 days', async () => {
    const opened = await openStore(create);
    await opened.store.createClass(CLASS);
    const [a, b] = [await opened.device(), await opened.device()];
    await opened.store.join(a.token, 'SESAME', 'Awa');
    const short = await opened.store.makeLinkCode(a.token);
    const long = await opened.store.makeLinkCodeFor(CLASS.id, a.person);
    expect(Date.parse(short.expiresAt)).toBe(opened.clock.nowMs + 10 * MINUTE_MS);
    opened.clock.nowMs += 10 * MINUTE_MS;
    await expect(opened.store.join(b.token, short.code, undefined)).rejects.toEqual(problem('expired-code'));
    opened.clock.nowMs += 7 * 24 * 60 * MINUTE_MS - 10 * MINUTE_MS - 1;
    expect((await opened.store.join(b.token, long.code, undefined)).person).toBe(a.person);
  });

  it('knows no code that it never gave out', async () => {
    const opened = await openStore(create);
    const { token } = await opened.device();
    await expect(opened.store.describeCode(token, 'XXXXXX')).rejects.toEqual(problem('unknown-code'));
    await expect(opened.store.join(token, 'XXXXXXXX', 'Awa')).rejects.toEqual(problem('unknown-code'));
  });

  it('shows a facilitator her own class alone', async () => {
    const opened = await openStore(create);
    await opened.store.createClass(CLASS);
    await opened.store.createClass(OTHER_CLASS);
    const [a, b] = [await opened.device(), await opened.device()];
    await opened.store.join(a.token, 'SESAME', 'Awa');
    await opened.store.join(b.token, 'BAZAAR', 'Binta');
    await a.exchange([done(7, 1)]);
    const { secret, ...record } = CLASS;
    expect(await opened.store.readClass(secret)).toEqual(record);
    await expect(opened.store.readClass('0'.repeat(64))).rejects.toEqual(problem('unknown-token'));
    expect(await opened.store.listLearners(CLASS.id)).toEqual([
      {
        person: a.person,
        name: 'Awa',
        lastExchangeAtMs: opened.clock.nowMs,
        devices: [{ replica: a.replica, lastSeenAtMs: opened.clock.nowMs, isRevoked: false }],
        secondsStudied: 0,
        facts: [done(7, 1)],
      },
    ]);
    await expect(opened.store.makeLinkCodeFor(CLASS.id, b.person)).rejects.toEqual(problem('not-found'));
    await expect(opened.store.revokeDevice(CLASS.id, b.replica)).rejects.toEqual(problem('not-found'));
  });

  it('takes nothing more from a revoked device, and all from her other one', async () => {
    const opened = await openStore(create);
    await opened.store.createClass(CLASS);
    const [lost, kept] = [await opened.device(), await opened.device()];
    await opened.store.join(kept.token, 'SESAME', 'Awa');
    await opened.store.join(lost.token, (await opened.store.makeLinkCode(kept.token)).code, undefined);
    await opened.store.revokeDevice(CLASS.id, lost.replica);
    await expect(lost.exchange([done(7, 1)])).rejects.toEqual(problem('revoked-token'));
    await expect(opened.store.registerDevice({ ...lost, person: kept.person })).rejects.toEqual(
      problem('revoked-token'),
    );
    expect((await kept.exchange([done(7, 2)])).facts).toEqual([]);
    expect((await kept.exchange([])).facts).toEqual([done(7, 2)]);
  });

  it('[TOK4] takes a token that was used within 400 days, and one that was not no more', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    await phone.exchange([done(7, 1)]);
    opened.clock.nowMs += 400 * DAY_MS;
    await phone.exchange([done(7, 2)]);
    opened.clock.nowMs += 400 * DAY_MS;
    expect((await phone.exchange([])).facts).toHaveLength(2);
    opened.clock.nowMs += 400 * DAY_MS + 1;
    await expect(phone.exchange([done(7, 3)])).rejects.toEqual(problem('unknown-token'));
    await expect(opened.store.makeLinkCode(phone.token)).rejects.toEqual(problem('unknown-token'));
  });

  it('[TOK4] takes an expired token in again neither for its person nor for another', async () => {
    const opened = await openStore(create);
    const phone = await opened.device();
    opened.clock.nowMs += 400 * DAY_MS + 1;
    await expect(opened.store.registerDevice(phone)).rejects.toEqual(problem('person-exists'));
    const { person } = newIdentity();
    await expect(opened.store.registerDevice({ ...phone, person })).rejects.toEqual(problem('person-exists'));
    await expect(phone.exchange([])).rejects.toEqual(problem('unknown-token'));
  });

  it('[TOK4] notes the use of a token once a day', async () => {
    const opened = await openStore(create);
    await opened.store.createClass(CLASS);
    const phone = await opened.device();
    await opened.store.join(phone.token, 'SESAME', 'Awa');
    const startMs = opened.clock.nowMs;
    const seenAfter = async (ms: number) => {
      opened.clock.nowMs = startMs + ms;
      await phone.exchange([]);
      const [learner] = await opened.store.listLearners(CLASS.id);
      expect(learner?.lastExchangeAtMs).toBe(startMs + ms);
      return Number(learner?.devices[0]?.lastSeenAtMs) - startMs;
    };
    expect(await seenAfter(0)).toBe(0);
    expect(await seenAfter(DAY_MS - 1)).toBe(0);
    expect(await seenAfter(DAY_MS)).toBe(DAY_MS);
  });

  it('takes a probe', async () => {
    const opened = await openStore(create);
    await opened.store.probe();
    await expect(opened.store.probe()).resolves.toBeUndefined();
  });
}
