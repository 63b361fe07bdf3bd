import { expect, it } from 'vitest';
import { readIdentity } from '../../src/data/study/identity.ts';
import { courseFacts, readMembership, syncStatus, unsentCount } from '../../src/data/study/read.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { recordDone } from '../../src/data/study/record-done.ts';
import { recordPlace } from '../../src/data/study/record-place.ts';
import { recordWatched } from '../../src/data/study/record-watched.ts';
import { StudyDb } from '../../src/data/study/study-db.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { joinWithCode, lookUpCode, requestLinkCode } from '../../src/sync/people.ts';
import { FAULTS } from '../support/fake-exchange-server.ts';
import { link } from '../support/link-phones.ts';
import { factsOn, makePhone, never } from '../support/study-phone.ts';
import { useServer } from '../support/use-server.ts';

const video = { course: 4098, item: 3, revision: 1 };
const server = useServer();

it('a class code names her; the code is tidied as it was typed', async () => {
  const { deps, db } = makePhone();
  expect(await lookUpCode(deps, ' abc-234 ', never)).toEqual({
    ok: true,
    info: { kind: 'class', className: 'Physics' },
  });
  expect(await joinWithCode(deps, 'abc 234', undefined, never)).toMatchObject({ ok: false, problem: 'name-needed' });
  expect(await joinWithCode(deps, 'abc234', 'Ada', never)).toMatchObject({ ok: true, membership: { name: 'Ada' } });
  expect(await readMembership(db)).toMatchObject({ name: 'Ada' });
});

it('what is no code is not even asked for', async () => {
  const { deps } = makePhone();
  expect(await lookUpCode(deps, 'hello', never)).toMatchObject({ ok: false, problem: 'unknown-code' });
  expect(server.now().devices.size).toBe(0);
});

it('without a line, people questions say so', async () => {
  const { deps } = makePhone();
  server.now().registerFaults.push(FAULTS.requestLost, FAULTS.captivePortal);
  expect(await requestLinkCode(deps, never)).toMatchObject({ ok: false, problem: 'offline' });
  expect(await requestLinkCode(deps, never)).toMatchObject({ ok: false, problem: 'offline' });
  expect(await requestLinkCode(deps, never)).toMatchObject({ ok: true });
});

it('a forgotten token is registered again before a code is used', async () => {
  const { deps } = makePhone();
  await requestLinkCode(deps, never);
  server.now().devices.clear();
  expect(await joinWithCode(deps, 'ABC234', 'Ada', never)).toMatchObject({ ok: true });
});

it('[JOIN1] [JOIN2] a second device that is linked shows the same state, with the work of both', async () => {
  const [first, second] = [makePhone(), makePhone()];
  await recordWatched(first.db, video, [[0, 60]]);
  await first.sync();
  await recordWatched(second.db, video, [[50, 90]]);
  await second.sync();
  await link(second, first);

  expect(await second.sync()).toMatchObject({ kind: 'done' });
  expect(await first.sync()).toMatchObject({ kind: 'done' });
  expect((await readIdentity(second.db)).person).toBe((await readIdentity(first.db)).person);
  for (const phone of [first, second]) {
    expect(await courseFacts(phone.db, 4098)).toMatchObject([{ value: [[0, 90]] }]);
    expect(await unsentCount(phone.db)).toBe(0);
  }
});

it('what came from another device is not unsent, and what was done beside it still is', async () => {
  const [first, second] = [makePhone(), makePhone()];
  await link(second, first);
  await recordWatched(first.db, video, [[0, 60]]);
  await first.sync();
  await recordWatched(second.db, video, [[100, 110]]);
  server.now().faults.push(async (handle) => {
    const reply = handle();
    await recordWatched(second.db, video, [[200, 210]]);
    return reply;
  });
  await second.sync();
  await second.sync();

  const bySecond = server.now().arrived.filter(({ replica }) => replica === server.now().arrived.at(-1)?.replica);
  expect(bySecond.map(({ facts }) => facts.map(({ value }) => value))).toEqual([[[[100, 110]]], [[[200, 210]]], []]);
  expect(await syncStatus(second.db)).toMatchObject({ unsent: 0 });
});

it('[LAM2] a place that was read is older than the next one written, whatever the counts were', async () => {
  const [first, second] = [makePhone(), makePhone()];
  await link(second, first);
  for (let at = 0; at < 20; at++) await recordPlace(first.db, video, at);
  await first.sync();
  await second.sync();
  await recordPlace(second.db, video, 500);
  await second.sync();
  await first.sync();
  expect(await factsOn(first)).toEqual(await factsOn(second));
  const place = (await courseFacts(first.db, 4098)).find(({ item }) => item === video.item);
  expect(place?.kind === 'register' && place.value.value).toEqual({ type: 'int', n: 500 });
});

it('an attempt goes on on another device', async () => {
  const [first, second] = [makePhone(), makePhone()];
  await link(second, first);
  const attempt = { course: 1, item: 5, id: `${(await readIdentity(first.db)).replica}.1`, version: 1 };
  await recordAnswer(first.db, attempt, 1, { type: 'int', n: 1 });
  await first.sync();
  await second.sync();
  await recordAnswer(second.db, attempt, 2, { type: 'int', n: 4 });
  await second.sync();
  await first.sync();
  const [fact] = await courseFacts(first.db, 1);
  expect(fact?.kind === 'attempt' && [...fact.value.answers.keys()]).toEqual([1, 2]);
});

it('an answer to the person that she was before she linked is as good as lost', async () => {
  const [first, second] = [makePhone(), makePhone()];
  await recordDone(first.db, { course: 1, item: 1 });
  await first.sync();
  await recordDone(second.db, { course: 1, item: 2 });
  await second.sync();
  server.now().faults.push(async (handle) => {
    const reply = handle();
    await link(second, first);
    return reply;
  });
  await recordDone(second.db, { course: 1, item: 3 });
  await second.sync();
  await first.sync();
  expect((await factsOn(first)).size).toBe(3);
  expect(await factsOn(second)).toEqual(await factsOn(first));
});

it('two tabs that exchange at once, without locks, lose and double nothing', async () => {
  const phone = makePhone();
  for (let item = 1; item <= 5; item++) await recordDone(phone.db, { course: 1, item });
  const otherTab = { ...phone.deps, db: new StudyDb(phone.db.name) };
  const outcomes = await Promise.all([phone.sync(), runExchange(otherTab, never), phone.sync()]);
  expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true);
  expect(server.now().devices.size).toBe(1);
  expect(await unsentCount(phone.db)).toBe(0);
  expect(server.now().factsOf((await readIdentity(phone.db)).person)).toEqual(await factsOn(phone));
});

it('with Web Locks, one of two tabs exchanges and the other leaves it to her', async () => {
  const phone = makePhone();
  await recordDone(phone.db, { course: 1, item: 1 });
  const deps = { ...phone.deps, locks: navigator.locks };
  const outcomes = await Promise.all([runExchange(deps, never), runExchange(deps, never)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already-running', 'done']);
  expect(await runExchange(deps, never)).toMatchObject({ kind: 'done' });
});

it('[TOK3] a revoked device comes back by a new link code, and brings what it had not sent', async () => {
  const [first, second] = [makePhone(), makePhone()];
  await recordWatched(first.db, video, [[0, 60]]);
  await first.sync();
  await recordWatched(second.db, video, [[50, 90]]);
  await second.sync();
  await link(second, first);
  const { replica, token } = await readIdentity(second.db);
  for (const device of server.now().devices.values()) if (device.replica === replica) device.isRevoked = true;
  await recordDone(second.db, { course: 4098, item: 5 });
  expect(await second.sync()).toEqual({ kind: 'revoked' });

  await link(second, first);
  expect((await readIdentity(second.db)).token).not.toBe(token);
  expect(await second.sync()).toMatchObject({ kind: 'done' });
  expect(await first.sync()).toMatchObject({ kind: 'done' });
  expect(await factsOn(first)).toEqual(await factsOn(second));
  const items = (await courseFacts(first.db, 4098)).filter((fact) => fact.kind === 'flag').map((fact) => fact.item);
  expect(items).toEqual([5]);
});

it('[TOK3] a revoked device that only asks for a link code stays revoked', async () => {
  const { deps, db } = makePhone();
  await requestLinkCode(deps, never);
  const { token } = await readIdentity(db);
  for (const device of server.now().devices.values()) device.isRevoked = true;
  expect(await requestLinkCode(deps, never)).toMatchObject({ ok: false, problem: 'revoked-token' });
  expect((await readIdentity(db)).token).toBe(token);
});
