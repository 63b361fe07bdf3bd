import { describe, expect, it, vi } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { makeBackup } from '../../src/data/study/make-backup.ts';
import { readMembership, syncStatus } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { restoreBackup } from '../../src/data/study/restore-backup.ts';
import { StudyDb } from '../../src/data/study/study-db.ts';
import { openBackup } from '../../src/protocol/people/backup-file.ts';
import { findRecoverable } from '../../src/sync/find-recoverable.ts';
import { joinWithCode } from '../../src/sync/people.ts';
import { chooseLogin, logIn, recoverByCookie } from '../../src/sync/rescue.ts';
import { factsOn, never } from '../support/study-phone.ts';
import { openRescue, phoneOf } from './support/browser.ts';
import { cleared } from './support/cleared-phone.ts';

// A password takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const LOGIN = { name: 'awa', password: 'sable et étoiles' };

async function expectBack({ fresh, lost, former }: Awaited<ReturnType<typeof cleared>>) {
  expect(await fresh.sync()).toMatchObject({ kind: 'done' });
  expect(await factsOn(fresh)).toEqual(await factsOn(lost));
  expect(await readMembership(fresh.db)).toMatchObject({ person: former.person, name: 'Awa' });
  const identity = await readIdentity(fresh.db);
  expect(identity.person).toBe(former.person);
  expect([identity.replica, identity.token]).not.toContain(former.replica);
  expect((await syncStatus(fresh.db)).unsent).toBe(0);
}

async function opened(bytes: Uint8Array) {
  const file = await openBackup(bytes);
  if (!file.ok) throw new Error(file.problem);
  return file.backup;
}

describe('work comes back to a cleared phone', () => {
  it('[REC2] by the cookie', async () => {
    const scene = await cleared();
    const found = await findRecoverable(scene.fresh.deps, never);
    expect(found).toMatchObject({ ok: true, people: [{ person: scene.former.person, name: 'Awa' }] });
    const from = found.ok ? (found.people[0]?.from ?? '') : '';
    expect(await recoverByCookie(scene.fresh.deps, from, never)).toMatchObject({ ok: true });
    await expectBack(scene);
  });

  it('[REC2] by the cookie of its own profile: one browser keeps one for each of its people', async () => {
    const { browser } = await openRescue();
    const her = browser();
    const second = phoneOf(new StudyDb('caravan-study-2'), her.study().deps.fetch);
    for (const phone of [her.study(), second]) {
      await recordDone(phone.db, { course: 1, item: 1 });
      await phone.sync();
    }
    expect([...her.jar.keys()].map((name) => name.slice(0, -8))).toEqual([
      'caravan-recovery-1-',
      'caravan-recovery-2-',
    ]);
    const found = await findRecoverable(second.deps, never);
    expect(found.ok && found.people.map(({ from }) => from[0]).sort()).toEqual(['1', '2']);
  });

  it('[LOG1] by the login, on any phone', async () => {
    const scene = await cleared();
    const { fresh } = scene;
    await chooseLogin(scene.lost.deps, LOGIN, never);
    scene.browser.jar.clear();
    expect(await logIn(fresh.deps, { ...LOGIN, password: 'sable' }, never)).toMatchObject({ problem: 'wrong-login' });
    expect(await logIn(fresh.deps, LOGIN, never)).toMatchObject({ ok: true, membership: { name: 'Awa' } });
    await expectBack(scene);
  });

  it('[JOIN1] by a link code of the facilitator', async () => {
    const scene = await cleared();
    const { code } = await scene.store.makeLinkCodeFor('c', scene.former.person);
    expect(await joinWithCode(scene.fresh.deps, code, undefined, never)).toMatchObject({ ok: true });
    await expectBack(scene);
  });

  it('[BAK2] by a file: its facts without a line, her person with the next one', async () => {
    const scene = await cleared();
    const { fresh, browser, copy, lost } = scene;
    browser.line.isUp = false;
    expect(await restoreBackup(fresh.db, await opened(copy))).toBe(true);
    expect(await factsOn(fresh)).toEqual(await factsOn(lost));
    expect(await fresh.sync()).toEqual({ kind: 'offline' });
    browser.line.isUp = true;
    browser.jar.clear();
    await expectBack(scene);
  });
});

describe('a backup file', () => {
  it('[BAK2] brings what was never sent, and what was done since on the new phone stays', async () => {
    const { browser } = await openRescue();
    const { deps: _, ...lost } = browser().study();
    await recordDone(lost.db, { course: 1, item: 1 });
    const fresh = browser().study();
    await recordDone(fresh.db, { course: 1, item: 2 });
    await restoreBackup(fresh.db, await opened(await makeBackup(lost.db, Date.now())));
    // The server has never heard of the lost one.
    expect(await fresh.sync()).toMatchObject({ kind: 'done', sent: 2 });
    expect(await factsOn(fresh)).toHaveProperty('size', 2);
  });

  it('[BAK2] restored twice, and on the very phone that saved it, changes nothing', async () => {
    const { lost, former, copy, browser } = await cleared();
    const before = await factsOn(lost);
    browser.asked.length = 0;
    for (let i = 0; i < 2; i++) await restoreBackup(lost.db, await opened(copy));
    expect(await factsOn(lost)).toEqual(before);
    expect(await readIdentity(lost.db)).toEqual(former);
    expect(await lost.sync()).toMatchObject({ kind: 'done', sent: 0 });
  });

  it('[BAK2] puts the work of a phone that was registered anew under the person of the file', async () => {
    const scene = await cleared();
    const { fresh, copy } = scene;
    await recordDone(fresh.db, { course: 2, item: 1 });
    await fresh.sync();
    await restoreBackup(fresh.db, await opened(copy));
    expect(await fresh.sync()).toMatchObject({ kind: 'done' });
    expect((await readIdentity(fresh.db)).person).toBe(scene.former.person);
    await scene.lost.sync();
    expect(await factsOn(scene.lost)).toEqual(await factsOn(fresh));
  });

  it('[BAK2] with a Lamport number that no phone could have reached is not taken', async () => {
    const scene = await cleared();
    const { copy, fresh } = scene;
    const backup = await opened(copy);
    const facts = backup.facts.map((fact) =>
      fact.kind === 'register' ? { ...fact, value: { ...fact.value, lamport: 2 ** 50 } } : fact,
    );
    expect(await restoreBackup(fresh.db, { ...backup, facts })).toBe(false);
    expect((await factsOn(fresh)).size).toBe(0);
  });

  it('[REC1] of a revoked phone gives its facts, but not its person', async () => {
    const { store, former, fresh, copy } = await cleared();
    await store.revokeDevice('c', former.replica);
    await restoreBackup(fresh.db, await opened(copy));
    expect(await fresh.sync()).toMatchObject({ kind: 'done' });
    expect((await readIdentity(fresh.db)).person).not.toBe(former.person);
    expect((await factsOn(fresh)).size).toBe(3);
  });
});

describe('whoever proves who she is', () => {
  it('[TOK3] comes back with a phone that the facilitator removed', async () => {
    const { lost, store, former } = await cleared();
    await chooseLogin(lost.deps, LOGIN, never);
    await store.revokeDevice('c', former.replica);
    await recordDone(lost.db, { course: 1, item: 9 });
    expect(await lost.sync()).toEqual({ kind: 'revoked' });
    expect(await logIn(lost.deps, LOGIN, never)).toMatchObject({ ok: true });
    expect(await lost.sync()).toMatchObject({ kind: 'done' });
    expect((await readIdentity(lost.db)).person).toBe(former.person);
    expect((await factsOn(lost)).size).toBe(4);
  });
});
