import { expect, it } from 'vitest';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { weighUnsent } from '../../../src/features/work/weigh-unsent.ts';
import { API } from '../../../src/protocol/people/api.ts';
import { runExchange } from '../../../src/sync/exchange.ts';
import { makePhone, never } from '../../support/study-phone.ts';
import { useServer } from '../../support/use-server.ts';

useServer();

/** A phone that the server knows, and the sizes of the exchanges that it sends. */
async function knownPhone() {
  const phone = makePhone();
  const sizes: number[] = [];
  const fetch: typeof globalThis.fetch = (path, init) => {
    if (path === API.exchange && init?.body instanceof Uint8Array) sizes.push(init.body.length);
    return phone.deps.fetch(path, init);
  };
  for (const item of [1, 2]) {
    await recordDone(phone.db, { course: 1, item });
    // The second brings the sums of this day along.
    await phone.sync();
  }
  return { db: phone.db, sizes, sync: () => runExchange({ ...phone.deps, fetch }, never) };
}

it('what waits weighs as much as the request that will say it', async () => {
  const { db, sizes, sync } = await knownPhone();
  for (const item of [3, 4, 40]) await recordDone(db, { course: 1, item });
  await recordPlace(db, { course: 1, item: 40 }, 17);
  const weight = await weighUnsent(db);
  await sync();
  expect(sizes).toEqual([weight]);
});

it('nothing weighs nothing', async () => {
  const { db } = await knownPhone();
  expect(await weighUnsent(db)).toBe(0);
  expect(await weighUnsent(makePhone().db)).toBe(0);
});

it('what needs many requests weighs as much as all of them', async () => {
  const { db, sizes, sync } = await knownPhone();
  const text = 'x'.repeat(60_000);
  for (const item of [1, 2, 3, 4, 5, 6]) await recordAnswerOf(item, text);
  const weight = await weighUnsent(db);
  await sync();
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1.01 * weight);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(0.99 * weight);

  async function recordAnswerOf(item: number, text: string): Promise<void> {
    const { recordAnswer } = await import('../../../src/data/study/record-answer.ts');
    await recordAnswer(db, { course: 1, item, id: 'aaaaaaaaaaaaaaaa.1', version: 1 }, 1, { type: 'text', text });
  }
});
