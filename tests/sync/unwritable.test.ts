import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { hasUnsent, syncStatus } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { makePhone } from '../support/study-phone.ts';
import { upgradeByNewerApp } from '../support/upgrade-by-newer-app.ts';
import { useServer } from '../support/use-server.ts';

const server = useServer();
afterEach(() => vi.restoreAllMocks());

it('sends what a newer app has recorded, and writes nothing of the answer', async () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 1 });
  await phone.sync();
  await recordDone(phone.db, { course: 1, item: 2 });
  const before = await syncStatus(phone.db);
  await upgradeByNewerApp(phone.db.name);

  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  expect(await phone.sync()).toEqual({ kind: 'newer-data' });
  expect(put).not.toHaveBeenCalled();
  expect(server.now().factsOf((await readIdentity(phone.db)).person).size).toBe(2);
  expect(await hasUnsent(phone.db)).toBe(true);
  expect(await syncStatus(phone.db)).toEqual(before);
});

it('keeps everything unsent when the answer finds no room, and sends it again later', async () => {
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 1 });
  await phone.sync();
  await recordDone(phone.db, { course: 1, item: 2 });
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await phone.sync()).toEqual({ kind: 'storage-full' });
  put.mockRestore();
  expect((await syncStatus(phone.db)).unsent).toBe(1);
  expect(await phone.sync()).toMatchObject({ kind: 'done', sent: 1 });
});

it('a database that cannot be opened is trouble that passes', async () => {
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 1 });
  phone.db.close({ disableAutoOpen: false });
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  expect(await phone.sync()).toEqual({ kind: 'trouble', retryAfterSeconds: 0 });
  open.mockRestore();
  expect(await phone.sync()).toMatchObject({ kind: 'done', sent: 1 });
});
