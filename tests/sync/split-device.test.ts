import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { readMembership, syncStatus } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { API } from '../../src/protocol/people/api.ts';
import { joinWithCode, requestLinkCode } from '../../src/sync/people.ts';
import { refreshMembership } from '../../src/sync/refresh-membership.ts';
import { splitDevice } from '../../src/sync/split-device.ts';
import { factsOn, never } from '../support/study-phone.ts';
import { CODE, cloneOf, openRescue } from './support/browser.ts';
import { cleared } from './support/cleared-phone.ts';

describe('a copy of a device', () => {
  it('[REP2] goes on as another device of the same person, and nothing of either is lost', async () => {
    const { lost, former, browser } = await cleared();
    const copy = await cloneOf(lost, lost.deps.fetch);
    await recordDone(lost.db, { course: 1, item: 5 });
    await recordDone(copy.db, { course: 1, item: 6 });
    for (let i = 0; i < 3; i++) {
      await lost.sync();
      await copy.sync();
    }
    await lost.sync();
    const [one, two] = [await readIdentity(lost.db), await readIdentity(copy.db)];
    expect(one.person).toBe(two.person);
    expect(one.replica).not.toBe(two.replica);
    expect(one.token).not.toBe(two.token);
    expect([one.replica, two.replica]).toContain(former.replica);
    expect(await factsOn(lost)).toEqual(await factsOn(copy));
    expect((await factsOn(copy)).size).toBe(5);
    expect(browser.asked.filter((asked) => asked === 'POST /api/v1/devices')).toHaveLength(2);
  });

  it('[REP2] that was cut off in the middle goes on where it was, with the token that introduces it', async () => {
    const { lost, browser, former } = await cleared();
    browser.line.isUp = false;
    expect(await splitDevice(lost.deps, never)).toMatchObject({ problem: 'offline' });
    const half = await readIdentity(lost.db);
    expect(half).toMatchObject({ formerToken: former.token, isRegistered: false });
    expect(await splitDevice(lost.deps, never)).toMatchObject({ problem: 'offline' });
    expect(await readIdentity(lost.db)).toEqual(half);
    browser.line.isUp = true;
    expect(await lost.sync()).toMatchObject({ kind: 'done', sent: 3 });
    const now = await readIdentity(lost.db);
    expect(now).toMatchObject({ token: half.token, isRegistered: true, person: former.person });
    expect(now.formerToken).toBeUndefined();
  });

  it('[REP2] [TOK4] begins again as nobody’s where the one that introduces it has expired', async () => {
    const { lost, clock, former } = await cleared();
    clock.nowMs += 401 * 24 * 60 * 60_000;
    await splitDevice(lost.deps, never);
    expect(await lost.sync()).toEqual({ kind: 'unknown-token' });
    const now = await readIdentity(lost.db);
    expect(now.person).not.toBe(former.person);
    expect(now.formerToken).toBeUndefined();
    expect((await syncStatus(lost.db)).unsent).toBe(0);
  });
});

describe('a merge', () => {
  it('[JOIN2] tells the other phones of the former person whom she is now', async () => {
    const { browser: newBrowser, store } = await openRescue();
    const [a, b, c] = [newBrowser().study(), newBrowser().study(), newBrowser().study()];
    await recordDone(a.db, { course: 1, item: 1 });
    await a.sync();
    const ofA = await requestLinkCode(a.deps, never);
    if (!ofA.ok) throw new Error(ofA.problem);
    await joinWithCode(b.deps, ofA.link.code, undefined, never);
    await b.sync();
    // A named person, whom `a` joins: `b` hears of it from the exchange alone.
    await joinWithCode(c.deps, CODE, 'Awa', never);
    const ofC = await requestLinkCode(c.deps, never);
    if (!ofC.ok) throw new Error(ofC.problem);
    await joinWithCode(a.deps, ofC.link.code, undefined, never);
    await b.sync();
    const person = (await readIdentity(c.db)).person;
    expect(await readIdentity(b.db)).toMatchObject({
      person,
      membership: { name: 'Awa', classes: [{ name: 'Class one' }] },
    });
    expect(await store.me((await readIdentity(b.db)).token)).toMatchObject({ person });
  });

  it('[JOIN2] does not make a phone send all again, nor take it for a copy, because it was told', async () => {
    const { lost, browser } = await cleared();
    await lost.sync();
    browser.asked.length = 0;
    expect(await refreshMembership(lost.deps, never)).toBe(true);
    expect(await lost.sync()).toMatchObject({ kind: 'done', sent: 0 });
    expect(browser.asked).toEqual(['GET /api/v1/me?profile=1', `POST ${API.exchange}`]);
  });

  it('a nameless phone that asks stays nameless', async () => {
    const { browser } = await openRescue();
    const phone = browser().study();
    await recordDone(phone.db, { course: 1, item: 1 });
    await phone.sync();
    await refreshMembership(phone.deps, never);
    expect(await readMembership(phone.db)).toBeUndefined();
  });
});
