import { Dexie } from 'dexie';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { createStore, del, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { createProfile as Create } from '../../../src/data/profiles/create-profile.ts';
import type { openStudies as Open } from '../../../src/data/profiles/open-studies.ts';
import type { readProfiles as Read } from '../../../src/data/profiles/profile-store.ts';
import type { switchProfile as Switch } from '../../../src/data/profiles/switch-profile.ts';

/** The modules as a page has them that has just been loaded. */
interface Loaded {
  create: typeof Create;
  open: typeof Open;
  read: typeof Read;
  choose: typeof Switch;
}

async function load(): Promise<Loaded> {
  vi.resetModules();
  const { createProfile: create } = await import('../../../src/data/profiles/create-profile.ts');
  const { openStudies: open } = await import('../../../src/data/profiles/open-studies.ts');
  const { readProfiles: read } = await import('../../../src/data/profiles/profile-store.ts');
  const { switchProfile: choose } = await import('../../../src/data/profiles/switch-profile.ts');
  return { create, open, read, choose };
}

let phone: Loaded;
beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  // Dexie keeps the one that it was loaded with.
  Dexie.dependencies.indexedDB = indexedDB;
  phone = await load();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Where the list lies. */
const kept = () => createStore('caravan-profiles', 'profiles');

const doneItems = async (db: Awaited<ReturnType<typeof Open>>['current']) =>
  (await db.facts.toArray()).map(({ fact }) => fact.item);

describe('the people of a phone', () => {
  it('are one without a name at first', async () => {
    expect(await phone.read()).toEqual({ current: 1, list: [{ number: 1, name: undefined }] });
  });

  it('have names that are kept tidy, and refused where they are empty or longer than 40 characters', async () => {
    expect(await phone.create('  Amina \n Diallo ')).toEqual({ number: 2, name: 'Amina Diallo' });
    expect(await phone.create('𐤀'.repeat(40))).toMatchObject({ number: 3 });
    for (const name of ['', ' \t', 'a'.repeat(41)]) await expect(phone.create(name)).rejects.toThrow();
    expect((await phone.read()).list.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('are added by two tabs at once under numbers of their own', async () => {
    const otherTab = await load();
    const made = await Promise.all([phone.create('A'), otherTab.create('B'), phone.create('C')]);
    expect(made.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
  });

  it('are changed on the disk, not only in its cache', async () => {
    const begun: IDBTransaction[] = [];
    const begin = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...how) {
      const transaction = begin.apply(this, how);
      begun.push(transaction);
      return transaction;
    });
    await phone.create('A');
    await phone.choose(2);
    const writes = begun.filter(({ mode }) => mode === 'readwrite');
    expect(writes.map(({ durability }) => durability)).toEqual(['strict', 'strict']);
  });

  it('are remembered, and who studies now is too', async () => {
    await phone.create('A');
    await phone.choose(2);
    const later = await load();
    expect(await later.read()).toMatchObject({ current: 2, list: [{ number: 1 }, { number: 2, name: 'A' }] });
  });

  it('do not let somebody study who is not among them', async () => {
    await phone.choose(7);
    expect((await phone.read()).current).toBe(1);
  });

  it('never give a study that is still there to somebody new, even where the list was lost', async () => {
    const { recordDone } = await import('../../../src/data/study/record-done.ts');
    await phone.create('A');
    await phone.choose(2);
    await recordDone((await phone.open()).current, { course: 1, item: 2 });
    await del('people', kept());
    const later = await load();
    expect(await later.create('B')).toEqual({ number: 3, name: 'B' });
  });

  it('are the first alone where what is kept cannot be read', async () => {
    await set('people', { current: 9, list: [{ number: 1 }] }, kept());
    expect(await phone.read()).toEqual({ current: 1, list: [{ number: 1, name: undefined }] });
  });
});

describe('the studies of a phone', () => {
  it('are one database a person, and nobody finds another’s facts in hers', async () => {
    const { recordDone } = await import('../../../src/data/study/record-done.ts');
    await phone.create('A');
    await recordDone((await phone.open()).current, { course: 1, item: 11 });
    await phone.choose(2);
    const { current, others } = await phone.open();
    expect(current.name).toBe('caravan-study-2');
    expect(await doneItems(current)).toEqual([]);
    await recordDone(current, { course: 1, item: 22 });
    expect(await doneItems(current)).toEqual([22]);
    expect(others.map(({ name }) => name)).toEqual(['caravan-study-1']);
    expect(await Promise.all(others.map(doneItems))).toEqual([[11]]);
  });

  it('stay the ones that a page shows, whoever is chosen in another tab meanwhile', async () => {
    await phone.create('A');
    await phone.choose(2);
    const { current, others } = await phone.open(1);
    expect([current.name, ...others.map(({ name }) => name)]).toEqual(['caravan-study-1', 'caravan-study-2']);
  });

  it('are the shown one and the first where the list cannot be read', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const { current, others } = await phone.open(4);
    expect([current.name, ...others.map(({ name }) => name)]).toEqual(['caravan-study-4', 'caravan-study-1']);
  });
});
