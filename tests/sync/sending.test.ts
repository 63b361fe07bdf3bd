import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { syncStatus } from '../../src/data/study/read.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { fitRequest } from '../../src/protocol/exchange/fit-request.ts';
import { MAX_REQUEST_BYTES } from '../../src/protocol/exchange/version.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { factsOn, makePhone, type Phone } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

const server = useServer();
const atServer = async ({ db }: Phone) => server.now().factsOf((await readIdentity(db)).person);

const flag = (item: number): Fact => ({ course: 1, item, kind: 'flag', sub: '2', value: true });
const essay = (phone: Phone, item: number, length: number) =>
  recordAnswer(phone.db, { course: 9, item, id: '0123456789abcdef.1', version: 1 }, 1, {
    type: 'text',
    text: 'a'.repeat(length),
  });
/** A fact that no codec can write, as a damaged database might hold it. */
const damage = (phone: Phone, item: number) => {
  const fact: Fact = { course: 1, item, kind: 'flag', sub: 'x', value: true };
  return phone.db.facts.put({ slot: `1/${item}/flag/x`, fact, acked: undefined, unsent: 1, parked: undefined });
};

describe('[MSG7] a request', () => {
  const replica = '0123456789abcdef';
  const nothing = { sums: undefined, clockOffsetMinutes: undefined };
  const request = { nonce: new Uint8Array(4), cites: Uint8Array.of(1, 2, 3, 4), full: undefined, ...nothing };
  const long = (item: number, length: number): Fact => ({
    course: 1,
    item,
    kind: 'register',
    sub: '9',
    value: { lamport: 1, replica, value: { type: 'text', text: 'a'.repeat(length) } },
  });

  it('says all facts where they fit', () => {
    const facts = [flag(1), flag(2), flag(3)];
    expect(fitRequest({ ...request, facts }, replica)?.facts).toEqual(facts);
  });

  it('says as many from the first on as fit, and is never too large', () => {
    const facts = Array.from({ length: 9 }, (_, i) => long(i + 1, MAX_REQUEST_BYTES / 4));
    const fitted = fitRequest({ ...request, facts }, replica);
    expect(fitted?.facts.length).toBeGreaterThan(0);
    expect(fitted?.facts).toEqual(facts.slice(0, fitted?.facts.length));
    expect(fitted?.bytes.length).toBeLessThanOrEqual(MAX_REQUEST_BYTES);
  });

  it('cannot be made of a first fact that is too large alone', () => {
    expect(fitRequest({ ...request, facts: [long(1, MAX_REQUEST_BYTES), flag(2)] }, replica)).toBeUndefined();
  });
});

it('[MSG7] says much in several requests, and all of it arrives', async () => {
  const phone = makePhone();
  for (let item = 1; item <= 7; item++) await essay(phone, item, 100_000);
  expect(await phone.sync()).toEqual({ kind: 'done', sent: 7, received: 0 });
  expect(server.now().arrived.length).toBeGreaterThan(2);
  expect(await atServer(phone)).toEqual(await factsOn(phone));
});

it('facts that cannot be sent stay unsent and are named; all others go up', async () => {
  const phone = makePhone();
  for (const item of [1, 2, 4, 5, 6]) await recordDone(phone.db, { course: 1, item });
  await damage(phone, 3);
  await essay(phone, 1, MAX_REQUEST_BYTES + 1);

  expect(await phone.sync()).toEqual({ kind: 'too-large' });
  expect((await atServer(phone)).size).toBe(5);
  expect(await syncStatus(phone.db)).toMatchObject({ unsent: 2, lastOutcome: 'too-large' });
});

it('a fact for which the server refuses requests does not hold up the others', async () => {
  const phone = makePhone();
  for (let item = 1; item <= 9; item++) await recordDone(phone.db, { course: 1, item });
  const isBad = (fact: Fact) => fact.item === 4;
  server.now().failure.push({ status: 'malformed', retryAfterSeconds: 0, when: ({ facts }) => facts.some(isBad) });

  expect(await phone.sync()).toEqual({ kind: 'malformed' });
  expect((await atServer(phone)).size).toBe(8);
  expect((await syncStatus(phone.db)).unsent).toBe(1);

  server.now().failure.length = 0;
  expect(await phone.sync()).toEqual({ kind: 'done', sent: 1, received: 0 });
});

it('gives up soon on a server that refuses everything, and keeps everything', async () => {
  const phone = makePhone();
  for (let item = 1; item <= 30; item++) await recordDone(phone.db, { course: 1, item });
  server.now().failure.push({ status: 'malformed', retryAfterSeconds: 0, when: () => true });
  expect(await phone.sync()).toEqual({ kind: 'malformed' });
  expect(server.now().arrived.length).toBeLessThan(30);
  expect((await syncStatus(phone.db)).unsent).toBe(30);
});

it('gives up on a server that forgets everything each time it is asked', async () => {
  const phone = makePhone();
  // More than one request, so that each answer withdraws what the one before acknowledged.
  for (const item of [1, 2]) await essay(phone, item, 200_000);
  const loseAll = server.now().backup();
  const forgetAndAnswer = (handle: () => Response) => {
    loseAll();
    return handle();
  };
  server.now().faults.push(...Array.from({ length: 100 }, () => forgetAndAnswer));
  expect(await phone.sync()).toEqual({ kind: 'trouble', retryAfterSeconds: 0 });
  expect(server.now().arrived.length).toBeLessThan(100);
  server.now().faults.length = 0;
  expect(await phone.sync()).toMatchObject({ kind: 'done' });
});

it.each([
  ['busy', { kind: 'busy', retryAfterSeconds: 40 }],
  ['trouble', { kind: 'trouble', retryAfterSeconds: 40 }],
  ['unsupportedVersion', { kind: 'unsupported' }],
] as const)('[MSG5] takes "%s" for what it says, and keeps everything', async (status, outcome) => {
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 1 });
  server.now().failure.push({ status, retryAfterSeconds: 40, when: () => true });
  expect(await phone.sync()).toEqual(outcome);
  expect((await syncStatus(phone.db)).unsent).toBe(1);
});
