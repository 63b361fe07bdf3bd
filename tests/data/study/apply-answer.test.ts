import { expect, it } from 'vitest';
import { type Answered, applyAnswer } from '../../../src/data/study/apply-answer.ts';
import { becomeNewDevice, readIdentity, saveMembership } from '../../../src/data/study/identity.ts';
import { courseFacts, syncStatus, unsentCount } from '../../../src/data/study/read.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { readUnsent } from '../../../src/data/study/unsent.ts';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { makePhone } from '../../support/study-phone.ts';

const EPOCH = 'aabbccdd';
const STRANGER = 'f'.repeat(32);

/** A phone with one fact to send, and the answer that acknowledges it. */
async function askedPhone() {
  const { db } = makePhone();
  await recordDone(db, { course: 1, item: 1 });
  const { person } = await readIdentity(db);
  const { facts: sent } = await readUnsent(db);
  const cursor = { epoch: EPOCH, revision: 10 };
  const answer: Answered = { person, sent, cursor, received: [], parked: [], at: 1234 };
  return { db, answer };
}

it('[MSG6] keeps the acknowledgement, the cursor and the time together; twice is as once', async () => {
  const { db, answer } = await askedPhone();
  for (let times = 0; times < 2; times++) {
    await applyAnswer(db, answer);
    expect(await readUnsent(db)).toEqual({ cursor: answer.cursor, facts: [] });
    expect(await syncStatus(db)).toMatchObject({ unsent: 0, hasBeenSent: true, parked: 0, lastExchangeAt: 1234 });
  }
});

it('[CUR2] an answer that was overtaken does not take the cursor back', async () => {
  const { db, answer } = await askedPhone();
  await applyAnswer(db, answer);
  await applyAnswer(db, { ...answer, cursor: { epoch: EPOCH, revision: 8 } });
  expect((await readUnsent(db)).cursor.revision).toBe(10);
});

it('an answer to another person than this device is now changes nothing', async () => {
  const { db, answer } = await askedPhone();
  const received = [{ course: 9, item: 1, kind: 'flag', sub: '1', value: true }] as const;
  await applyAnswer(db, { ...answer, person: STRANGER, received });
  expect(await unsentCount(db)).toBe(1);
  expect(await courseFacts(db, 9)).toEqual([]);
  expect((await readUnsent(db)).cursor).toEqual(START_CURSOR);
});

it('[JOIN2] becoming another person takes the cursor back to the start; a new name does not', async () => {
  const { db, answer } = await askedPhone();
  await applyAnswer(db, answer);
  const cursor = async () => (await readUnsent(db)).cursor;
  await saveMembership(db, { person: answer.person, name: 'Ada', classes: [] });
  expect(await cursor()).toEqual(answer.cursor);
  await saveMembership(db, { person: STRANGER, name: 'Ada', classes: [] });
  expect(await cursor()).toEqual(START_CURSOR);
  expect((await readIdentity(db)).person).toBe(STRANGER);
});

it('[TOK3] beginning again as a new device withdraws "accepted", once, and remembers that somebody is missed', async () => {
  const { db, answer } = await askedPhone();
  await applyAnswer(db, answer);
  await saveMembership(db, { person: answer.person, name: 'Ada', classes: [] });
  const before = await readIdentity(db);
  await becomeNewDevice(db, before.token);
  const after = await readIdentity(db);
  expect(after).toMatchObject({
    replica: before.replica,
    isRegistered: false,
    membership: undefined,
    isForgotten: true,
  });
  expect([after.person, after.token]).not.toEqual([before.person, before.token]);
  expect(await readUnsent(db)).toEqual({ cursor: START_CURSOR, facts: answer.sent });

  // Another tab that met the same answer.
  await becomeNewDevice(db, before.token);
  expect(await readIdentity(db)).toEqual(after);
  await saveMembership(db, { person: answer.person, name: 'Ada', classes: [] });
  expect((await readIdentity(db)).isForgotten).toBe(false);
});
