import { IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { afterAck, afterParking } from '../../../src/data/study/fact-row.ts';
import { syncStatus } from '../../../src/data/study/read.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { makePhone, type Phone } from '../../support/study-phone.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const change = ({ db }: Phone, item: number, after: typeof afterAck) =>
  db.facts.toCollection().modify((row, ref) => {
    if (row.fact.item === item) ref.value = after(row, row.fact);
  });

describe('how the exchange stands', () => {
  it('says that nothing was sent before the server has acknowledged anything', async () => {
    const { db } = makePhone();
    expect(await syncStatus(db)).toMatchObject({ unsent: 0, hasBeenSent: false, parked: 0 });
    await recordDone(db, { course: 1, item: 2 });
    expect(await syncStatus(db)).toMatchObject({ unsent: 1, hasBeenSent: false });
  });

  it('says that something was, once a slot is acknowledged, whatever waits beside it', async () => {
    const phone = makePhone();
    for (const item of [2, 3]) await recordDone(phone.db, { course: 1, item });
    await change(phone, 2, afterAck);
    expect(await syncStatus(phone.db)).toMatchObject({ unsent: 1, hasBeenSent: true });
  });

  it('does not take for sent what the server keeps aside [PARK1]', async () => {
    const phone = makePhone();
    await recordDone(phone.db, { course: 1, item: 2 });
    await change(phone, 2, (row, fact) => (row ? afterParking(row, fact, 1) : afterAck(row, fact)));
    expect(await syncStatus(phone.db)).toMatchObject({ unsent: 0, parked: 1, hasBeenSent: false });
  });

  it('counts items that were worked on, each once; where she is and how long it took is not work', async () => {
    const { db } = makePhone();
    await recordDone(db, { course: 1, item: 2 });
    await recordPlace(db, { course: 1, item: 2 }, 5);
    await recordPlace(db, { course: 1, item: 3 }, 5);
    await recordSecondsStudied(db, 1, 60);
    expect((await syncStatus(db)).unsent).toBe(1);
  });

  it('is told by the indexes: a year of study is not read for it', async () => {
    const { db } = makePhone();
    for (const item of [2, 3, 4]) await recordDone(db, { course: 1, item });
    const [store, index] = [IDBObjectStore.prototype, IDBIndex.prototype];
    const spies = [
      ...[vi.spyOn(store, 'get'), vi.spyOn(store, 'getAll'), vi.spyOn(store, 'openCursor')],
      ...[vi.spyOn(index, 'get'), vi.spyOn(index, 'getAll'), vi.spyOn(index, 'openCursor')],
    ];
    const nameOf = (source: unknown): string[] => {
      if (source instanceof IDBIndex) return [source.objectStore.name];
      return source instanceof IDBObjectStore ? [source.name] : [];
    };
    const storesRead = () => spies.flatMap(({ mock }) => mock.contexts.flatMap(nameOf));
    expect((await syncStatus(db)).unsent).toBe(3);
    expect(storesRead()).not.toContain('facts');
    await db.facts.toArray();
    expect(storesRead()).toContain('facts');
  });
});
