import { HttpResponse } from 'msw';
import { expect, it, vi } from 'vitest';
import { recordDone } from '../../src/data/study/record-done.ts';
import { onUnderWay, underWay } from '../../src/sync/under-way.ts';
import { makePhone } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

const server = useServer();

async function phoneWithWork() {
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 2 });
  return phone;
}

it('a slot is on its way from the moment a request names it until its answer is here', async () => {
  const phone = await phoneWithWork();
  const seen: string[][] = [];
  server.now().faults.push((handle) => {
    seen.push([...underWay(phone.db).keys()]);
    return handle();
  });
  expect(underWay(phone.db).size).toBe(0);
  await phone.sync();
  expect(seen).toEqual([['1/2/flag/2']]);
  expect(underWay(phone.db).size).toBe(0);
});

it('nothing is on its way any more after a request that failed', async () => {
  const phone = await phoneWithWork();
  server.now().faults.push(() => HttpResponse.error());
  expect(await phone.sync()).toEqual({ kind: 'offline' });
  expect(underWay(phone.db).size).toBe(0);
});

it('whoever listens is told when something sets out and when it is over, and nobody of another person’s', async () => {
  const [phone, other] = [await phoneWithWork(), await phoneWithWork()];
  const sizes: number[] = [];
  const listener = vi.fn(() => {
    sizes.push(underWay(phone.db).size);
    expect(underWay(other.db).size).toBe(0);
  });
  const stop = onUnderWay(listener);
  await phone.sync();
  stop();
  await other.sync();
  expect(sizes).toEqual([1, 0]);
});
