import { Dexie } from 'dexie';
import { forceCloseDatabase, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { isQuotaExceeded, NewerDataError, StorageFullError } from '../../../src/data/study/errors.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { courseFacts, unsentCount } from '../../../src/data/study/read.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { recordWatched } from '../../../src/data/study/record-watched.ts';
import { StudyDb } from '../../../src/data/study/study-db.ts';
import { makePhone } from '../../support/study-phone.ts';
import { upgradeByNewerApp } from '../../support/upgrade-by-newer-app.ts';

const video = { course: 4098, item: 3, revision: 1 };
const realPut = IDBObjectStore.prototype.put;

/** The browser closes a connection. (The library's types say that it takes the class.) */
const closeUnderTheApp = forceCloseDatabase as unknown as (connection: IDBDatabase) => void;

afterEach(() => vi.restoreAllMocks());

/** From its n-th write on, the disk is full. */
function fillDiskAt(n: number, fail: (put: () => IDBRequest, store: IDBObjectStore) => IDBRequest): void {
  let writes = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    const put = () => (key === undefined ? realPut.call(this, value) : realPut.call(this, value, key));
    return ++writes < n ? put() : fail(put, this);
  });
}

const atThePut = (): IDBRequest => {
  throw new DOMException('full', 'QuotaExceededError');
};
const abortAsFull = (transaction: IDBTransaction) => {
  if ('_abort' in transaction && typeof transaction._abort === 'function') transaction._abort('QuotaExceededError');
};
/** The requests that are under way only hear that they were aborted. */
const inTheMiddle = (put: () => IDBRequest, { transaction }: IDBObjectStore): IDBRequest => {
  const request = put();
  abortAsFull(transaction);
  return request;
};
/** The write succeeds, and the transaction is aborted afterwards. */
const atTheCommit = (put: () => IDBRequest, { transaction }: IDBObjectStore): IDBRequest => {
  const request = put();
  request.addEventListener('success', () => abortAsFull(transaction));
  return request;
};

it.each([1, 2, 3, 4])('a disk full at write %i of a verb is one StorageFullError, and a later try works', async (n) => {
  for (const fail of [atThePut, inTheMiddle, atTheCommit]) {
    const { db } = makePhone();
    await recordWatched(db, video, [[0, 10]]);
    const before = await courseFacts(db, video.course);
    fillDiskAt(n, fail);
    // Two registers and the clock: three writes.
    const recorded = recordPlace(db, video, 83);
    if (n <= 3) {
      await expect(recorded).rejects.toThrow(StorageFullError);
      expect(await courseFacts(db, video.course)).toEqual(before);
    } else await recorded;

    vi.restoreAllMocks();
    await recordPlace(db, video, 84);
    expect(await courseFacts(db, video.course)).toHaveLength(3);
  }
});

it('a disk full at the very first start is a StorageFullError too', async () => {
  const { db } = makePhone();
  await db.open();
  fillDiskAt(1, atTheCommit);
  await expect(readIdentity(db)).rejects.toThrow(StorageFullError);
  vi.restoreAllMocks();
  expect((await readIdentity(db)).isRegistered).toBe(false);
});

it('finds the full disk inside the errors that wrap it', () => {
  const full = new DOMException('full', 'QuotaExceededError');
  const other = new DOMException('gone', 'UnknownError');
  expect(isQuotaExceeded(new Dexie.AbortError('aborted', full))).toBe(true);
  expect(isQuotaExceeded(new Dexie.BulkError('2 of 3 failed', [other, full]))).toBe(true);
  expect(isQuotaExceeded(new Dexie.BulkError('1 of 3 failed', [other]))).toBe(false);
});

it('a disk too full to open the database is a StorageFullError as well', async () => {
  const { db } = makePhone();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(recordDone(db, video)).rejects.toThrow(StorageFullError);
  open.mockRestore();
  await recordDone(db, video);
  expect(await unsentCount(db)).toBe(1);
});

it('goes on when the browser closes the database under the app', async () => {
  const { db } = makePhone();
  await recordDone(db, video);
  closeUnderTheApp(db.backendDB());
  await recordDone(db, { course: 4098, item: 4 });
  closeUnderTheApp(db.backendDB());
  expect(await unsentCount(db)).toBe(2);
});

it('writes again, once, when the connection is lost in the middle of a transaction', async () => {
  const { db } = makePhone();
  await recordDone(db, video);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (this: IDBObjectStore, value) {
    const request = realPut.call(this, value);
    closeUnderTheApp(this.transaction.db);
    this.transaction.abort();
    return request;
  });
  await recordDone(db, { course: 4098, item: 4 });
  expect(await unsentCount(db)).toBe(2);
});

it('reads but does not write what a newer version of the app has changed, even under an open page', async () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const { db } = makePhone();
  await recordDone(db, video);
  const before = await courseFacts(db, video.course);
  await upgradeByNewerApp(db.name);

  for (const tab of [db, new StudyDb(db.name)]) {
    await expect(recordDone(tab, { course: 4098, item: 4 })).rejects.toThrow(NewerDataError);
    expect(await courseFacts(tab, video.course)).toEqual(before);
    expect(await unsentCount(tab)).toBe(1);
  }
});
