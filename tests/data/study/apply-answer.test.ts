import { expect, it } from 'vitest';
import { type Answered, applyAnswer } from '../../../src/data/study/apply-answer.ts';
import { becomeNewDevice, readIdentity, saveMembership } from '../../../src/data/study/identity.ts';
import { courseFacts, syncStatus, unsentCount } from '../../../src/data/study/read.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { readUnsent } from '../../../src/data/study/unsent.ts';
import { START_CURSOR } from '../../../src/protocol/exchange/cursor.ts';
import { makePhone } from '../../support/study-phone.ts';

const EPOCH = 'aabbccdd';
const NONCE = Uint8Array.of(1, 2, 3, 4);
const AT = 1234;
const STRANGER = 'f'.repeat(32);

/** A phone with one fact to send, and the answer that acknowledges it. */
async function askedPhone() {
  const { db } = makePhone();
  await recordDone(db, { course: 1, item: 1 });
  const { person, replica } = await readIdentity(db);
  const { facts: sent } = await readUnsent(db, AT);
  const cursor = { epoch: EPOCH, revision: 10 };
  const said = { sums: undefined, clockOffsetMinutes: undefined };
  const rest = { nonce: NONCE, received: [], parked: [], differ: [], at: AT, serverMs: undefined };
  const answer: Answered = { person, replica, sent, said, cursor, ...rest };
  return { db, answer };
}

it('[MSG6] keeps the acknowledgement, the cursor and the time together; twice is as once', async () => {
  const { db, answer } = await askedPhone();
  for (let times = 0; times < 2; times++) {
    await applyAnswer(db, answer);
    expect(await readUnsent(db, AT)).toMatchObject({ cursor: answer.cursor, cites: NONCE, facts: [] });
    expect(await syncStatus(db)).toMatchObject({ unsent: 0, hasBeenSent: true, parked: 0, lastExchangeAt: AT });
  }
});

it('[CUR2] an answer that was overtaken does not take the cursor back', async () => {
  const { db, answer } = await askedPhone();
  await applyAnswer(db, answer);
  await applyAnswer(db, { ...answer, cursor: { epoch: EPOCH, revision: 8 } });
  expect((await readUnsent(db, AT)).cursor.revision).toBe(10);
});

it('an answer to another person than this device is now changes nothing', async () => {
  const { db, answer } = await askedPhone();
  const received = [{ course: 9, item: 1, kind: 'flag', sub: '1', value: true }] as const;
  await applyAnswer(db, { ...answer, person: STRANGER, received });
  await applyAnswer(db, { ...answer, replica: 'f'.repeat(16), received });
  expect(await unsentCount(db)).toBe(1);
  expect(await courseFacts(db, 9)).toEqual([]);
  expect((await readUnsent(db, AT)).cursor).toEqual(START_CURSOR);
});

it('[JOIN2] becoming another person leaves the cursor: behind the next answer is another epoch', async () => {
  const { db, answer } = await askedPhone();
  await applyAnswer(db, answer);
  await saveMembership(db, { person: STRANGER, name: 'Ada', classes: [] });
  expect((await readUnsent(db, AT)).cursor).toEqual(answer.cursor);
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
    isRegistered: false,
    membership: undefined,
    isForgotten: true,
  });
  for (const key of ['person', 'replica', 'token'] as const) expect(after[key]).not.toBe(before[key]);
  expect(await readUnsent(db, AT)).toEqual({ cursor: START_CURSOR, facts: answer.sent });

  // Another tab that met the same answer.
  await becomeNewDevice(db, before.token);
  expect(await readIdentity(db)).toEqual(after);
  await saveMembership(db, { person: answer.person, name: 'Ada', classes: [] });
  expect((await readIdentity(db)).isForgotten).toBe(false);
});

it('[RAT1] an answer that was overtaken leaves the nonce with its cursor', async () => {
  const { db, answer } = await askedPhone();
  await applyAnswer(db, answer);
  const late = { ...answer, cursor: { epoch: EPOCH, revision: 8 }, nonce: Uint8Array.of(9, 9, 9, 9) };
  await applyAnswer(db, late);
  expect((await readUnsent(db, AT)).cites).toEqual(NONCE);
});

it('[SUM2] a course that the server does not hold as it was accepted goes up again, less what came with the answer', async () => {
  const { db, answer } = await askedPhone();
  await recordDone(db, { course: 2, item: 1 });
  await recordDone(db, { course: 1, item: 2 });
  const { facts: sent } = await readUnsent(db, AT);
  await applyAnswer(db, { ...answer, sent });
  expect((await readUnsent(db, AT)).facts).toEqual([]);
  const received = sent.filter(({ course, item }) => course === 1 && item === 2);
  await applyAnswer(db, { ...answer, sent: [], received, differ: [1] });
  expect((await readUnsent(db, AT)).facts).toMatchObject([{ course: 1, item: 1 }]);
});

it('[SUM1] the sums of what was accepted are due once a day, and when the clock was set back', async () => {
  const { db, answer } = await askedPhone();
  const DAY_MS = 86_400_000;
  const sumsAt = async (nowMs: number) => (await readUnsent(db, nowMs)).sums;
  expect(await sumsAt(AT + DAY_MS)).toBeUndefined();
  await applyAnswer(db, answer);
  expect(await sumsAt(AT + DAY_MS - 1)).toBeUndefined();
  const sums = await sumsAt(AT + DAY_MS);
  expect([...(sums?.keys() ?? [])]).toEqual([1]);
  await applyAnswer(db, { ...answer, said: { sums, clockOffsetMinutes: undefined }, at: AT + DAY_MS });
  expect(await sumsAt(AT + DAY_MS)).toBeUndefined();
  expect([...((await sumsAt(AT + DAY_MS - 1)) ?? [])]).toEqual([...(sums ?? [])]);
});

it('[CLK2] tells by how much its clock is wrong, once, and again only when that changes', async () => {
  const { db, answer } = await askedPhone();
  const HOUR_MS = 3_600_000;
  const toTell = async () => (await readUnsent(db, AT)).clockOffsetMinutes;
  await applyAnswer(db, { ...answer, serverMs: AT - 2 * HOUR_MS });
  expect(await toTell()).toBe(120);
  await applyAnswer(db, { ...answer, said: { ...answer.said, clockOffsetMinutes: 120 }, serverMs: AT - 2 * HOUR_MS });
  expect(await toTell()).toBeUndefined();
  await applyAnswer(db, { ...answer, serverMs: AT - 2 * HOUR_MS - 60_000 });
  expect(await toTell()).toBeUndefined();
  await applyAnswer(db, { ...answer, serverMs: AT });
  expect(await toTell()).toBe(0);
});
