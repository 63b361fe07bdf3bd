import { IDBObjectStore } from 'fake-indexeddb';
import { HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { hasUnsent } from '../../src/data/study/read.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { onSync } from '../../sw/on-sync.ts';
import { makePhone, type Phone, pageFetch } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';
import { dispatch } from './support/events.ts';

const server = useServer();

const sync = ({ db }: Phone, tag = 'facts') =>
  dispatch<SyncEvent>(
    (event) => onSync(event, { studies: async () => ({ current: db, others: [] }), fetch: pageFetch }),
    { tag },
  );

async function phoneWithWork(): Promise<Phone> {
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 2 });
  return phone;
}

describe('the sync handler of the service worker', () => {
  it('sends what was done while no page is open', async () => {
    const phone = await phoneWithWork();
    await sync(phone).done;
    expect(await hasUnsent(phone.db)).toBe(false);
    expect(server.now().arrived).toHaveLength(1);
  });

  it.each([
    ['nothing answers', () => HttpResponse.error()],
    ['a captive portal answers', () => HttpResponse.html('<html>Sign in')],
    ['the server is in trouble', () => new HttpResponse(null, { status: 500 })],
  ])('tells the browser to try again when %s, and loses nothing', async (_, fault) => {
    const phone = await phoneWithWork();
    server.now().faults.push(fault);
    await expect(sync(phone).done).rejects.toThrow('the exchange did not happen');
    expect(await hasUnsent(phone.db)).toBe(true);
    await sync(phone).done;
    expect(await hasUnsent(phone.db)).toBe(false);
  });

  it('tells the browser to try again when the phone has no room for the answer', async () => {
    const phone = await phoneWithWork();
    await phone.sync();
    await recordDone(phone.db, { course: 1, item: 3 });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(sync(phone).done).rejects.toThrow('storage-full');
    put.mockRestore();
    await sync(phone).done;
    expect(await hasUnsent(phone.db)).toBe(false);
  });

  it('tells the browser to try again while a page exchanges: that page may die before its work is done', async () => {
    const phone = await phoneWithWork();
    await navigator.locks.request('caravan-exchange', async () => {
      await expect(sync(phone).done).rejects.toThrow('already-running');
    });
    await sync(phone).done;
    expect(await hasUnsent(phone.db)).toBe(false);
  });

  it('sends for everybody who shares the phone, and tells the browser of a failure that is another person’s', async () => {
    const [mine, hers] = [await phoneWithWork(), await phoneWithWork()];
    const studies = async () => ({ current: mine.db, others: [hers.db] });
    const both = () =>
      dispatch<SyncEvent>((event) => onSync(event, { studies, fetch: pageFetch }), { tag: 'facts' }).done;
    await mine.sync();
    // Hers has not been heard of yet: its registration fails, after the exchange of the first has gone well.
    server.now().registerFaults.push(() => new HttpResponse(null, { status: 500 }));
    await expect(both()).rejects.toThrow('trouble');
    await both();
    expect([await hasUnsent(mine.db), await hasUnsent(hers.db)]).toEqual([false, false]);
  });

  it('does not try again what another try cannot mend: a revoked phone', async () => {
    const phone = await phoneWithWork();
    server.now().failure.push({ status: 'revokedToken', retryAfterSeconds: 0, when: () => true });
    await sync(phone).done;
    expect(await hasUnsent(phone.db)).toBe(true);
  });

  it('leaves other tags alone', async () => {
    const phone = await phoneWithWork();
    await sync(phone, 'other').done;
    expect(server.now().arrived).toHaveLength(0);
  });
});
