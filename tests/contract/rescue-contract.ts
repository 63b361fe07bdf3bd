import { expect, it } from 'vitest';
import { recoveryOf } from '../../server/store/recovery-token.ts';
import { newIdentity } from '../server/support/phone.ts';
import { done } from '../server/support/sample-facts.ts';
import { openStore } from './open-store.ts';
import type { StorePlace } from './store-contract.ts';

const DAY_MS = 24 * 60 * 60_000;
const CLASS = { id: 'c1', code: 'SESAME', name: 'Class one', isSimulated: false, secret: 'f'.repeat(64) };
const problem = (name: string) => expect.objectContaining({ problem: name });
const awa = (person: string) => ({ person, name: 'Awa', classes: [{ name: 'Class one' }] });

/** A store with a class, and a named device in it that has sent one fact. */
async function openClass(create: () => Promise<StorePlace>) {
  const opened = await openStore(create);
  await opened.store.createClass(CLASS);
  const lost = await opened.device();
  await opened.store.join(lost.token, CLASS.code, 'Awa');
  await lost.exchange([done(7, 1)]);
  return { opened, lost };
}

/** A device that speaks with the keys of its own, whoever took it in. */
async function speaks(opened: Awaited<ReturnType<typeof openStore>>, keys: ReturnType<typeof newIdentity>) {
  const { person } = await opened.store.me(keys.token);
  return opened.device({ ...keys, person });
}

export function rescueContract(create: () => Promise<StorePlace>): void {
  it('[REP2] takes a copy of a device in as another device of the same person, as often as it asks', async () => {
    const { opened, lost } = await openClass(create);
    const copy = { ...newIdentity(), person: lost.person };
    await opened.store.addDevice(lost.token, copy);
    await opened.store.addDevice(lost.token, copy);
    const split = await opened.device(copy);
    await split.exchange([done(7, 2)]);
    expect((await lost.exchange([])).facts).toEqual([done(7, 1), done(7, 2)]);
    const [learner] = await opened.store.listLearners(CLASS.id);
    expect(learner?.devices.map(({ replica }) => replica)).toEqual([lost.replica, copy.replica]);
  });

  it('[REP2] goes by whose device introduces it, not by whom it believes to be', async () => {
    const { opened, lost } = await openClass(create);
    const other = await opened.device();
    const copy = { ...newIdentity(), person: other.person };
    await opened.store.addDevice(lost.token, copy);
    expect(await opened.store.me(copy.token)).toEqual(awa(lost.person));
    await expect(opened.store.addDevice(other.token, copy)).rejects.toEqual(problem('person-exists'));
  });

  it('[REP2] lets no device in that an unknown or revoked one introduces', async () => {
    const { opened, lost } = await openClass(create);
    await expect(opened.store.addDevice(newIdentity().token, newIdentity())).rejects.toEqual(problem('unknown-token'));
    await opened.store.revokeDevice(CLASS.id, lost.replica);
    await expect(opened.store.addDevice(lost.token, newIdentity())).rejects.toEqual(problem('revoked-token'));
  });

  it('[JOIN2] tells the phones of a person who was merged whom she is now', async () => {
    const { opened, lost } = await openClass(create);
    const [old, second] = [await opened.device(), newIdentity()];
    await opened.store.addDevice(old.token, { ...second, person: old.person });
    await opened.store.join(old.token, (await opened.store.makeLinkCode(lost.token)).code, undefined);
    expect(await opened.store.me(second.token)).toEqual(awa(lost.person));
    await expect(opened.store.me(newIdentity().token)).rejects.toEqual(problem('unknown-token'));
  });

  it('[REC1] finds a person by the recovery token of her device, and makes a new device hers', async () => {
    const { opened, lost } = await openClass(create);
    const [recovery, keys] = [recoveryOf(lost.token), newIdentity()];
    expect(await opened.store.describeRecovery(recovery)).toEqual({
      ...awa(lost.person),
      lastExchangeAtMs: opened.clock.nowMs,
    });
    expect(await opened.store.recover(recovery, keys)).toEqual(awa(lost.person));
    expect(await opened.store.recover(recovery, keys)).toEqual(awa(lost.person));
    expect((await (await speaks(opened, keys)).exchange([])).facts).toEqual([done(7, 1)]);
    expect(await opened.store.listLearners(CLASS.id)).toHaveLength(1);
  });

  it('[REC1] puts the work of a device that began anew together with what it is recovered to', async () => {
    const { opened, lost } = await openClass(create);
    const begun = await opened.device();
    await begun.exchange([done(7, 2)]);
    expect(await opened.store.recover(recoveryOf(lost.token), begun)).toEqual(awa(lost.person));
    expect((await begun.exchange([])).facts).toEqual([done(7, 1), done(7, 2)]);
    expect((await opened.store.describeRecovery(recoveryOf(begun.token)))?.person).toBe(lost.person);
  });

  it('[REC1] finds nobody by a token that was never given, nor by the device token itself', async () => {
    const { opened, lost } = await openClass(create);
    for (const wrong of [newIdentity().token, lost.token, recoveryOf(recoveryOf(lost.token))]) {
      expect(await opened.store.describeRecovery(wrong)).toBeUndefined();
      await expect(opened.store.recover(wrong, newIdentity())).rejects.toEqual(problem('unknown-recovery'));
    }
  });

  it('[REC1] lets the recovery token of a revoked device die with it, and keeps that of her other one', async () => {
    const { opened, lost } = await openClass(create);
    const kept = newIdentity();
    await opened.store.recover(recoveryOf(lost.token), kept);
    await opened.store.revokeDevice(CLASS.id, lost.replica);
    expect(await opened.store.describeRecovery(recoveryOf(lost.token))).toBeUndefined();
    await expect(opened.store.recover(recoveryOf(lost.token), newIdentity())).rejects.toEqual(
      problem('unknown-recovery'),
    );
    expect(await opened.store.recover(recoveryOf(kept.token), newIdentity())).toEqual(awa(lost.person));
  });

  it('[REC1] [JOIN1] leads to whom the person was merged into', async () => {
    const { opened, lost } = await openClass(create);
    const old = await opened.device();
    await opened.store.join(old.token, (await opened.store.makeLinkCode(lost.token)).code, undefined);
    expect(await opened.store.recover(recoveryOf(old.token), newIdentity())).toEqual(awa(lost.person));
  });

  it('[REC1] outlives the expiry of the device’s token', async () => {
    const { opened, lost } = await openClass(create);
    opened.clock.nowMs += 401 * DAY_MS;
    await expect(opened.store.me(lost.token)).rejects.toEqual(problem('unknown-token'));
    expect(await opened.store.recover(recoveryOf(lost.token), newIdentity())).toEqual(awa(lost.person));
  });

  it('[REC1] takes no revoked device back in by whatever way', async () => {
    const { opened, lost } = await openClass(create);
    const other = newIdentity();
    await opened.store.recover(recoveryOf(lost.token), other);
    await opened.store.revokeDevice(CLASS.id, lost.replica);
    await expect(opened.store.recover(recoveryOf(other.token), lost)).rejects.toEqual(problem('revoked-token'));
  });

  it('[LOG1] logs a person in who chose a name and a password, and nobody by a password that has changed', async () => {
    const { opened, lost } = await openClass(create);
    const first = { name: 'awa', passwordHash: 'hash one' };
    await opened.store.setLogin(lost.token, first);
    expect(await opened.store.findPasswordHash('awa')).toBe('hash one');
    expect(await opened.store.logIn(first, newIdentity())).toEqual(awa(lost.person));
    await opened.store.setLogin(lost.token, { name: 'awa', passwordHash: 'hash two' });
    await expect(opened.store.logIn(first, newIdentity())).rejects.toEqual(problem('wrong-login'));
    await opened.store.setLogin(lost.token, { name: 'awa.d', passwordHash: 'hash three' });
    expect(await opened.store.findPasswordHash('awa')).toBeUndefined();
  });

  it('[LOG1] gives a login only to who has a name, and each name once', async () => {
    const { opened, lost } = await openClass(create);
    const nameless = await opened.device();
    await expect(opened.store.setLogin(nameless.token, { name: 'x', passwordHash: '' })).rejects.toEqual(
      problem('name-needed'),
    );
    await opened.store.setLogin(lost.token, { name: 'awa', passwordHash: 'hash' });
    await opened.store.join(nameless.token, CLASS.code, 'Binta');
    await expect(opened.store.setLogin(nameless.token, { name: 'awa', passwordHash: '' })).rejects.toEqual(
      problem('name-taken'),
    );
  });

  it('[LOG1] [JOIN1] takes a login along when its person is merged', async () => {
    const { opened, lost } = await openClass(create);
    const other = await opened.device();
    const login = { name: 'awa', passwordHash: 'hash' };
    await opened.store.setLogin(lost.token, login);
    await opened.store.join(lost.token, (await opened.store.makeLinkCode(other.token)).code, undefined);
    expect((await opened.store.logIn(login, newIdentity())).person).toBe(other.person);
  });
}
