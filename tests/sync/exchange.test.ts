import { expect, it } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { courseFacts, syncStatus } from '../../src/data/study/read.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { recordWatched } from '../../src/data/study/record-watched.ts';
import { startAttempt } from '../../src/data/study/start-attempt.ts';
import { PARK_REASON } from '../../src/protocol/exchange/status.ts';
import { slotKey } from '../../src/protocol/facts/fact.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { FAULTS } from '../support/fake-exchange-server.ts';
import { factsOn, makePhone } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

const video = { course: 4098, item: 3, revision: 1 };
const quiz = { course: 4098, item: 5 };
const server = useServer();

const atServer = async (phone: ReturnType<typeof makePhone>) =>
  server.now().factsOf((await readIdentity(phone.db)).person);

it('has nothing to do on a phone that has done nothing', async () => {
  expect(await makePhone().sync()).toEqual({ kind: 'nothing-to-do' });
  expect(server.now().devices.size).toBe(0);
});

it('[TOK1] registers by itself, and again after the reply was lost, as the same device', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  server.now().registerFaults.push(FAULTS.replyLost);

  expect(await phone.sync()).toEqual({ kind: 'offline' });
  expect(await phone.sync()).toEqual({ kind: 'done', sent: 1, received: 0 });
  expect(server.now().devices.size).toBe(1);
  expect(await atServer(phone)).toEqual(await factsOn(phone));
});

it('sends only what the server has not acknowledged', async () => {
  const phone = makePhone();
  await recordWatched(phone.db, video, [[0, 60]]);
  await phone.sync();
  await recordWatched(phone.db, video, [[50, 90]]);
  await phone.sync();
  await phone.sync();

  const sent = server.now().arrived.map((request) => request.facts.map((fact) => fact.value));
  expect(sent).toEqual([[[[0, 60]]], [[[60, 90]]], []]);
  expect((await syncStatus(phone.db)).unsent).toBe(0);
});

it('[MSG8] after a lost reply says the same again, and nothing counts twice', async () => {
  const phone = makePhone();
  const attempt = { ...quiz, id: await startAttempt(phone.db, quiz), version: 1 };
  await recordAnswer(phone.db, attempt, 1, { type: 'int', n: 2 });
  server.now().faults.push(FAULTS.replyLost);

  expect(await phone.sync()).toEqual({ kind: 'offline' });
  expect((await syncStatus(phone.db)).unsent).toBe(1);
  const afterFirst = await atServer(phone);
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect(await atServer(phone)).toEqual(afterFirst);
  expect(await factsOn(phone)).toEqual(afterFirst);
});

it('[MSG8] a request that arrives twice leaves the state of one', async () => {
  const phone = makePhone();
  await recordWatched(phone.db, video, [[0, 10]]);
  server.now().faults.push(FAULTS.arrivesTwice);
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect(await atServer(phone)).toEqual(await factsOn(phone));
  expect(server.now().arrived.length).toBe(2);
});

it.each([
  ['an HTTP 500', FAULTS.serverError, { kind: 'trouble', retryAfterSeconds: 0 }],
  ['a 502 after the server had it', FAULTS.serverErrorAfterwards, { kind: 'trouble', retryAfterSeconds: 0 }],
  ["a captive portal's page", FAULTS.captivePortal, { kind: 'captive' }],
  ['an answer with another nonce', FAULTS.wrongNonce, { kind: 'captive' }],
  ['an answer cut off', FAULTS.truncated, { kind: 'captive' }],
  ['a lost request', FAULTS.requestLost, { kind: 'offline' }],
] as const)('[MSG1] does not take %s for an acknowledgement', async (_, fault, outcome) => {
  const phone = makePhone();
  await recordWatched(phone.db, video, [[0, 10]]);
  server.now().faults.push(fault);

  expect(await phone.sync()).toEqual(outcome);
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 1, lastOutcome: outcome.kind });
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 0, lastOutcome: 'done' });
  expect(await atServer(phone)).toEqual(await factsOn(phone));
});

it('hears how long a proxy wants it to wait', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  server.now().faults.push(() => new Response('down', { status: 503, headers: { 'retry-after': '90' } }));
  expect(await phone.sync()).toEqual({ kind: 'trouble', retryAfterSeconds: 90 });
});

it('[MSG6] what is done while a request is under way stays unsent, and goes with the next', async () => {
  const phone = makePhone();
  const attempt = { ...quiz, id: await startAttempt(phone.db, quiz), version: 1 };
  await recordAnswer(phone.db, attempt, 1, { type: 'int', n: 2 });
  server.now().faults.push(async (handle) => {
    const reply = handle();
    await recordAnswer(phone.db, attempt, 1, { type: 'int', n: 3 });
    await recordAnswer(phone.db, attempt, 2, { type: 'int', n: 4 });
    return reply;
  });

  expect(await phone.sync()).toEqual({ kind: 'done', sent: 2, received: 0 });
  const [first, second] = server.now().arrived;
  expect(first?.facts).toHaveLength(1);
  expect(second?.facts.map((fact) => fact.kind === 'attempt' && [...fact.value.answers.keys()])).toEqual([[1, 2]]);
  expect(await atServer(phone)).toEqual(await factsOn(phone));
});

it('[CUR3] another epoch withdraws "accepted": everything goes up again', async () => {
  const phone = makePhone();
  const restoreEmpty = server.now().backup();
  await recordWatched(phone.db, video, [[0, 10]]);
  await recordDone(phone.db, quiz);
  await phone.sync();
  restoreEmpty();
  expect((await atServer(phone)).size).toBe(0);

  await recordDone(phone.db, { course: 1, item: 1 });
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect(await atServer(phone)).toEqual(await factsOn(phone));
  expect((await atServer(phone)).size).toBe(3);
});

it('[PARK1] a parked fact is shown as such and not sent again; the others are not held up', async () => {
  const phone = makePhone();
  await phone.db.clock.put(2 ** 30, 1);
  const attempt = { ...quiz, id: await startAttempt(phone.db, quiz), version: 1 };
  await recordAnswer(phone.db, attempt, 1, { type: 'int', n: 2 });
  await recordWatched(phone.db, video, [[0, 10]]);

  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  await phone.sync();
  expect(server.now().arrived.map(({ facts }) => facts.length)).toEqual([2, 0]);
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 0, parked: 1 });
  expect(
    (await phone.db.facts.where('parked').equals(PARK_REASON.lamportLeap).toArray()).map((row) => row.slot),
  ).toEqual([slotKey({ ...quiz, kind: 'attempt', sub: attempt.id })]);

  await recordAnswer(phone.db, attempt, 2, { type: 'int', n: 1 });
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 1, parked: 0 });
});

it('[PARK1] what is done in a slot while it is being parked stays unsent', async () => {
  const phone = makePhone();
  await phone.db.clock.put(2 ** 30, 1);
  const attempt = { ...quiz, id: await startAttempt(phone.db, quiz), version: 1 };
  await recordAnswer(phone.db, attempt, 1, { type: 'int', n: 2 });
  server.now().faults.push(async (handle) => {
    const reply = handle();
    await recordAnswer(phone.db, attempt, 2, { type: 'int', n: 4 });
    return reply;
  });
  await phone.sync();
  expect(server.now().arrived.map(({ facts }) => facts.length)).toEqual([1, 1]);
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 0, parked: 1 });
});

it('[TOK3] a revoked device goes on studying, and keeps everything', async () => {
  const phone = makePhone();
  await recordWatched(phone.db, video, [[0, 10]]);
  await phone.sync();
  for (const device of server.now().devices.values()) device.isRevoked = true;

  await recordWatched(phone.db, video, [[10, 20]]);
  expect(await phone.sync()).toEqual({ kind: 'revoked' });
  expect(await courseFacts(phone.db, 4098)).toMatchObject([{ value: [[0, 20]] }]);
  expect((await syncStatus(phone.db)).unsent).toBe(1);
});

it('[TOK1] a token that the server has forgotten is registered again, once, in the same run', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  await phone.sync();
  server.now().devices.clear();
  await recordDone(phone.db, quiz);
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect(await atServer(phone)).toEqual(await factsOn(phone));
});

it('[TOK1] [CUR3] a phone that was forgotten with all its work accepted comes back by itself, though nothing is unsent', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  await phone.sync();
  server.now().devices.clear();
  server.now().persons.clear();
  server.now().registerFaults.push(FAULTS.requestLost);
  expect(await phone.sync()).toEqual({ kind: 'offline' });
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  expect((await atServer(phone)).size).toBe(1);
});

it('[TOK3] a server that never knows the token is asked twice, not for ever', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  server.now().failure.push({ status: 'unknownToken', retryAfterSeconds: 0, when: () => true });
  expect(await phone.sync()).toEqual({ kind: 'unknown-token' });
  expect(server.now().arrived).toHaveLength(2);
  expect((await syncStatus(phone.db)).unsent).toBe(1);
});

it('[TOK2] a forgotten second device begins again as a nameless person, with all her work', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  await phone.sync();
  const before = await readIdentity(phone.db);
  const [device] = server.now().devices.values();
  server.now().devices.clear();
  if (device) server.now().devices.set('f'.repeat(64), { ...device, replica: 'f'.repeat(16) });

  expect(await phone.sync()).toMatchObject({ kind: 'done' });
  const after = await readIdentity(phone.db);
  for (const key of ['person', 'replica', 'token'] as const) expect(after[key]).not.toBe(before[key]);
  expect(await atServer(phone)).toEqual(await factsOn(phone));
});

it('passes on what it was aborted with, and nothing is lost', async () => {
  const phone = makePhone();
  await recordDone(phone.db, video);
  const leaving = new AbortController();
  server.now().faults.push((handle) => {
    leaving.abort(new DOMException('the page closes', 'AbortError'));
    return handle();
  });
  await expect(runExchange(phone.deps, leaving)).rejects.toThrow('the page closes');
  expect((await syncStatus(phone.db)).unsent).toBe(1);
});
