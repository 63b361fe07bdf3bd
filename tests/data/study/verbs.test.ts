import { expect, it, vi } from 'vitest';
import { handIn } from '../../../src/data/study/hand-in.ts';
import { readIdentity } from '../../../src/data/study/identity.ts';
import { courseFacts, lastPlaces, unsentCount } from '../../../src/data/study/read.ts';
import { recordAnswer, recordAnswerHere } from '../../../src/data/study/record-answer.ts';
import { recordBegun } from '../../../src/data/study/record-begun.ts';
import { recordDone } from '../../../src/data/study/record-done.ts';
import { recordEnrolled } from '../../../src/data/study/record-enrolled.ts';
import { recordPlace } from '../../../src/data/study/record-place.ts';
import { recordRead } from '../../../src/data/study/record-read.ts';
import { recordSecondsStudied } from '../../../src/data/study/record-seconds-studied.ts';
import { recordWatched } from '../../../src/data/study/record-watched.ts';
import { startAttempt } from '../../../src/data/study/start-attempt.ts';
import { BEGUN, HANDED_IN } from '../../../src/protocol/facts/attempt.ts';
import { highestLamport } from '../../../src/protocol/facts/lattice.ts';
import type { Stamped } from '../../../src/protocol/facts/stamped.ts';
import { secondsStudied } from '../../../src/protocol/progress/seconds-studied.ts';
import { makePhone } from '../../support/study-phone.ts';

const COURSE = 4098;
const video = { course: COURSE, item: 3, revision: 2 };
const text = { course: COURSE, item: 4 };
const quiz = { course: COURSE, item: 5 };
const NOON_MS = Date.UTC(2026, 2, 1, 12);

it('joins the seconds of a medium that were watched, apart for each revision', async () => {
  const { db } = makePhone();
  await recordWatched(db, video, [[0, 10]]);
  await recordWatched(db, video, [
    [30, 40],
    [10, 20],
  ]);
  await recordWatched(db, { ...video, revision: 3 }, [[0, 5]]);
  expect(await courseFacts(db, COURSE)).toEqual([
    {
      course: COURSE,
      item: 3,
      kind: 'coverage',
      sub: '2',
      value: [
        [0, 20],
        [30, 40],
      ],
    },
    { course: COURSE, item: 3, kind: 'coverage', sub: '3', value: [[0, 5]] },
  ]);
});

it('joins the blocks of a text that were read', async () => {
  const { db } = makePhone();
  await recordRead(db, text, [7, 1, 2]);
  await recordRead(db, text, [3]);
  expect(await courseFacts(db, COURSE)).toMatchObject([
    {
      sub: '1',
      value: [
        [1, 4],
        [7, 8],
      ],
    },
  ]);
});

it('keeps nothing of nothing', async () => {
  const { db } = makePhone();
  await recordWatched(db, video, [[5, 5]]);
  await recordRead(db, text, []);
  await recordSecondsStudied(db, COURSE, 0);
  expect(await courseFacts(db, COURSE)).toEqual([]);
});

it('keeps where she is in the item, and the item as the place in the course', async () => {
  const { db } = makePhone();
  await recordPlace(db, video, 83);
  await recordPlace(db, { course: 7, item: 1 }, 0);
  await recordPlace(db, text, 2);
  expect((await lastPlaces(db)).map(({ course, item }) => [course, item])).toEqual([
    [COURSE, text.item],
    [7, 1],
  ]);
  const places = (await courseFacts(db, COURSE)).map(
    (fact) => fact.kind === 'register' && [fact.item, fact.value.value],
  );
  expect(places).toEqual([
    [0, { type: 'int', n: text.item }],
    [3, { type: 'int', n: 83 }],
    [4, { type: 'int', n: 2 }],
  ]);
});

it('does not take the place in item 10 for the place in a course', async () => {
  const { db } = makePhone();
  await recordPlace(db, { course: 7, item: 10 }, 99);
  expect(await lastPlaces(db)).toMatchObject([{ course: 7, item: 10 }]);
});

it('[ATT1] [ATT2] keeps every attempt, the newest answer to each question, and the handing-in', async () => {
  const { db } = makePhone();
  const { replica } = await readIdentity(db);
  const first = { ...quiz, id: await startAttempt(db, quiz), version: 1 };
  expect(await startAttempt(db, quiz)).toBe(first.id);
  await recordAnswer(db, first, 1, { type: 'int', n: 2 });
  await recordAnswer(db, first, 1, { type: 'int', n: 3 });
  await handIn(db, first, NOON_MS);
  const second = { ...quiz, id: await startAttempt(db, quiz), version: 2 };
  await recordAnswer(db, second, 1, { type: 'none' });

  expect([first.id, second.id]).toEqual([`${replica}.1`, `${replica}.2`]);
  const [one, two] = await courseFacts(db, COURSE);
  expect(one?.kind === 'attempt' && one.value.version).toBe(1);
  expect(one?.kind === 'attempt' && one.value.answers.get(1)?.value).toEqual({ type: 'int', n: 3 });
  expect(one?.kind === 'attempt' && one.value.answers.get(HANDED_IN)?.value).toEqual({
    type: 'int',
    n: (NOON_MS - Date.UTC(2020, 0, 1)) / 60_000,
  });
  expect(two?.kind === 'attempt' && two.value.version).toBe(2);
});

it('[CNT1] adds up the seconds of a day, and keeps the days apart', async () => {
  const { db } = makePhone();
  await recordSecondsStudied(db, COURSE, 30, NOON_MS);
  await recordSecondsStudied(db, COURSE, 45, NOON_MS);
  await recordSecondsStudied(db, COURSE, 5, NOON_MS + 86_400_000);
  const [fact] = await courseFacts(db, COURSE);
  expect(fact?.kind === 'counter' && [...fact.value.values()]).toEqual([75, 5]);
  expect(secondsStudied(await courseFacts(db, COURSE))).toBe(80);
});

it('counts as unsent the activities, not where she is nor how long it took', async () => {
  const { db } = makePhone();
  await recordPlace(db, video, 83);
  await recordSecondsStudied(db, COURSE, 30);
  expect(await unsentCount(db)).toBe(0);
  await recordEnrolled(db, COURSE);
  await recordWatched(db, video, [[0, 10]]);
  await recordDone(db, video);
  expect(await unsentCount(db)).toBe(2);
});

it('keeps courses apart whose numbers begin alike', async () => {
  const { db } = makePhone();
  await recordDone(db, { course: 4, item: 1 });
  await recordDone(db, { course: 40, item: 1 });
  expect(await courseFacts(db, 4)).toHaveLength(1);
});

it('[ATT4] keeps when an attempt with a time limit begins, and hands it in with its last answers in one write', async () => {
  const { db } = makePhone();
  const id = await startAttempt(db, quiz);
  const attempt = { ...quiz, id, version: 1 };
  await recordBegun(db, attempt, Date.UTC(2020, 0, 1, 0, 0, 30));
  // It is one from now on: another one is another attempt.
  expect(await startAttempt(db, quiz)).not.toBe(id);
  await handIn(db, attempt, NOON_MS, new Map([[3, { type: 'int', n: 2 }]]));
  const [fact] = await courseFacts(db, COURSE);
  const answers = fact?.kind === 'attempt' ? fact.value.answers : new Map<number, Stamped>();
  expect(new Map([...answers].map(([question, { value }]) => [question, value]))).toEqual(
    new Map([
      [BEGUN, { type: 'int', n: 30 }],
      [3, { type: 'int', n: 2 }],
      [HANDED_IN, { type: 'int', n: (NOON_MS - Date.UTC(2020, 0, 1)) / 60_000 }],
    ]),
  );
});

it('keeps an answer and where she is in one transaction, under one stamp', async () => {
  const { db } = makePhone();
  await recordPlace(db, { course: COURSE + 1, item: 1 }, 1);
  const id = await startAttempt(db, quiz);
  const transactions = vi.spyOn(db, 'transaction');
  await recordAnswerHere(db, { ...quiz, id, version: 1 }, 3, { type: 'int', n: 2 });
  expect(transactions).toHaveBeenCalledTimes(1);
  const facts = await courseFacts(db, COURSE);
  expect(facts.map(({ kind, item }) => [kind, item])).toEqual([
    ['register', 0],
    ['attempt', quiz.item],
    ['register', quiz.item],
  ]);
  expect(new Set(facts.map(highestLamport)).size).toBe(1);
  expect((await lastPlaces(db)).map(({ course }) => course)).toEqual([COURSE, COURSE + 1]);
});
