import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, it, vi } from 'vitest';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { courseFacts, lastPlaces, unsentCount } from '../../../src/data/study/read.ts';
import { recordAnswer } from '../../../src/data/study/record-answer.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../../src/data/study/record-watched.ts';
import { openStudy, StudyDb } from '../../../src/data/study/study-db.ts';
import { takeUnsent } from '../../../src/data/study/unsent.ts';
import { secondsStudied } from '../../../src/protocol/progress/seconds-studied.ts';
import { makePhone } from '../../support/study-phone.ts';

const video = { course: 4098, item: 3, revision: 1 };

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('resolves when its one transaction is complete, on a disk that was asked to be strict', async () => {
  const begun: IDBTransaction[] = [];
  const complete: IDBTransaction[] = [];
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...how) {
    const transaction = begin.apply(this, how);
    begun.push(transaction);
    transaction.addEventListener('complete', () => complete.push(transaction));
    return transaction;
  });
  const { db } = makePhone();
  await readIdentity(db);
  begun.length = 0;
  complete.length = 0;

  await recordDone(db, video);
  expect(begun).toHaveLength(1);
  expect(begun[0]).toMatchObject({ durability: 'strict', mode: 'readwrite' });
  expect(complete).toEqual(begun);
});

it('writes nothing where nothing grows', async () => {
  const { db } = makePhone();
  await recordWatched(db, video, [[0, 60]]);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await recordWatched(db, video, [[10, 50]]);
  expect(put).not.toHaveBeenCalled();
  await recordWatched(db, video, [[10, 61]]);
  expect(put).toHaveBeenCalledTimes(1);
});

it('loses nothing when two tabs write the same slots at once', async () => {
  const { db } = makePhone();
  const otherTab = new StudyDb(db.name);
  await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const tab = i % 2 ? db : otherTab;
      await recordSecondsStudied(tab, 7, 1);
      await recordWatched(tab, video, [[2 * i, 2 * i + 1]]);
      await recordPlace(tab, video, i);
    }),
  );
  const seconds = secondsStudied(await courseFacts(db, 7));
  expect(seconds).toBe(20);
  const coverage = (await courseFacts(db, video.course)).find((fact) => fact.kind === 'coverage');
  expect(coverage?.value).toHaveLength(20);
  expect(await lastPlaces(db)).toMatchObject([{ course: video.course, lamport: 1 }]);
});

it('makes one identity when two tabs ask for it first', async () => {
  const { db } = makePhone();
  const [one, two] = await Promise.all([readIdentity(db), readIdentity(new StudyDb(db.name))]);
  expect(two).toEqual(one);
});

it('opens one connection for each profile', () => {
  expect(openStudy()).toBe(openStudy('1'));
  expect(openStudy('2')).not.toBe(openStudy('1'));
});

it('[LAM1] keeps the order of writing when the clock jumps years back and forth', async () => {
  const { db } = makePhone();
  const attempt = { course: 1, item: 2, id: '0123456789abcdef.1', version: 1 };
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const [year, n] of [
    [2026, 1],
    [2038, 2],
    [1999, 3],
  ] as const) {
    vi.setSystemTime(Date.UTC(year, 0, 1));
    await recordAnswer(db, attempt, 1, { type: 'int', n });
    await recordPlace(db, { course: 10 + n, item: 1 }, 0);
  }
  const [fact] = await courseFacts(db, 1);
  expect(fact?.kind === 'attempt' && fact.value.answers.get(1)?.value).toEqual({ type: 'int', n: 3 });
  expect((await lastPlaces(db)).map(({ course }) => course)).toEqual([13, 12, 11]);
});

it('keeps an answer as the server will read it', async () => {
  const { db } = makePhone();
  const attempt = { course: 1, item: 2, id: '0123456789abcdef.1', version: 1 };
  await recordAnswer(db, attempt, 1, { type: 'set', ns: [3, 1, 3] });
  await recordAnswer(db, attempt, 2, { type: 'text', text: 'half a pair: \ud83d' });
  const [fact] = await courseFacts(db, 1);
  const answers = fact?.kind === 'attempt' && [...fact.value.answers.values()].map(({ value }) => value);
  expect(answers).toEqual([
    { type: 'set', ns: [1, 3] },
    { type: 'text', text: 'half a pair: \ufffd' },
  ]);
});

it.each([
  ['a negative choice', { type: 'int', n: -1 }],
  ['half a choice', { type: 'int', n: 1.5 }],
  ['a number of more digits than a reader takes', { type: 'decimal', mantissa: 1, scale: 16 }],
  ['a number too long for the codec', { type: 'decimal', mantissa: 2 ** 52, scale: 0 }],
] as const)('refuses %s, which could never be sent, and keeps what was there', async (_, value) => {
  const { db } = makePhone();
  const attempt = { course: 1, item: 2, id: '0123456789abcdef.1', version: 1 };
  await recordAnswer(db, attempt, 1, { type: 'int', n: 1 });
  const before = await courseFacts(db, 1);
  await expect(recordAnswer(db, attempt, 1, value)).rejects.toThrow(
    /not a byte|not an unsigned whole number|scale out of range/,
  );
  expect(await courseFacts(db, 1)).toEqual(before);
  expect(await unsentCount(db)).toBe(1);
});

it('[LAM4] what is written twice before anything was sent stands once, as it was written last', async () => {
  const { db } = makePhone();
  for (const second of [300, 20]) await recordPlace(db, video, second);
  const { facts } = await takeUnsent(db, 0);
  expect(facts.map(({ value }) => value)).toMatchObject([
    { lamport: 1, value: { n: 3 } },
    { lamport: 1, value: { n: 20 } },
  ]);
});

it('[LAM4] what is written after something was taken to be sent is newer, whether it arrived or not', async () => {
  const { db } = makePhone();
  await recordPlace(db, video, 300);
  await takeUnsent(db, 0);
  await recordPlace(db, video, 20);
  const { facts } = await takeUnsent(db, 0);
  expect(facts.map(({ value }) => value)).toMatchObject([{ lamport: 2 }, { lamport: 2, value: { n: 20 } }]);
});

it('[LAM4] the course that was worked on last is known, though nothing was sent in between', async () => {
  const { db } = makePhone();
  for (const course of [1, 2, 3, 2]) await recordPlace(db, { course, item: 1 }, 5);
  expect((await lastPlaces(db)).map(({ course }) => course)).toEqual([2, 3, 1]);
});
