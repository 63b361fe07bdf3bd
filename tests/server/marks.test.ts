import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handIn } from '../../src/data/study/hand-in.ts';
import { recordAnswer } from '../../src/data/study/record-answer.ts';
import { startAttempt } from '../../src/data/study/start-attempt.ts';
import type { ExamKey } from '../../src/protocol/pack/exam-key.ts';
import { API } from '../../src/protocol/people/api.ts';
import { marksSchema } from '../../src/protocol/people/marks.ts';
import { runExchange } from '../../src/sync/exchange.ts';
import { fetchMarks } from '../../src/sync/fetch-marks.ts';
import { buildPacks } from '../../studio/build-packs.ts';
import { examKeyFile, examKeysBeside, readExamKey, writeExamKey } from '../../studio/store/exam-keys.ts';
import { readStore, smallCourse } from '../studio/support/studio-folder.ts';
import { makePhone, never } from '../support/study-phone.ts';
import { openApp } from './support/open-app.ts';
import { attempted } from './support/sample-facts.ts';

const COURSE = 7 * 4096 + 3;
const QUIZ = 5;
const int = (n: number) => ({ type: 'int', n }) as const;

/** A server with an exam of two attempts, and a phone that is known to it. */
async function openExam() {
  const app = await openApp();
  const course = smallCourse();
  course.edit('basics/first/quiz.yaml', 'pass: 60', 'sealed: true\nattempts: 2\npass: 60');
  await buildPacks({ source: course.source, out: app.packsDir, keys: course.keys });
  const root = readStore(app.packsDir).history[0]?.root.hash ?? '';
  const examKeys = examKeysBeside(app.packsDir);
  const key = readExamKey(examKeys, COURSE, root);
  if (!key) throw new Error('no key');
  const her = app.phone();
  await her.register();
  const marks = async (course: number | string = COURSE) => {
    const answer = await her.get(`${API.marks}?course=${course}`);
    return { status: answer.status, body: answer.ok ? v.parse(marksSchema, await answer.json()).marks : undefined };
  };
  const hand = (n: number, lamport: number, answers: Parameters<typeof attempted>[3]) =>
    her.exchange(attempted(COURSE, QUIZ, { replica: her.replica, n, version: 1, lamport }, answers));
  return { ...app, her, key, examKeys, marks, hand };
}

/** The right answers of the first question, a single choice, and of the third, true or false. */
function rightAnswers(key: ExamKey) {
  const [first] = key.quizzes[QUIZ] ?? [];
  if (first?.type !== 'single') throw new Error('not a single choice');
  const right = first.choices.find((choice) => choice.right)?.n ?? 0;
  return { 1: int(right), 3: int(1) };
}

describe('[QUIZ6] the marks of an exam', () => {
  it('are the server’s, of each attempt that was handed in, and tell how many are right', async () => {
    const { key, hand, marks, her } = await openExam();
    await hand(1, 10, { ...rightAnswers(key), 0: int(9) });
    await hand(2, 20, rightAnswers(key));
    expect(await marks()).toEqual({
      status: 200,
      body: [{ item: QUIZ, attempt: expect.stringContaining(her.replica), right: 2, of: 5, percent: 40 }],
    });
  });

  it('[QUIZ5] are of the first attempts only, where there are no more than that', async () => {
    const { key, hand, marks } = await openExam();
    await hand(3, 30, { ...rightAnswers(key), 0: int(9) });
    await hand(1, 10, { 0: int(9) });
    await hand(2, 20, { 3: int(1), 0: int(9) });
    const { body } = await marks();
    expect(body?.map(({ right }) => right).sort()).toEqual([0, 1]);
  });

  it('wait where the server has no key, and come when it is there', async () => {
    const { key, hand, marks, examKeys } = await openExam();
    await hand(1, 10, { ...rightAnswers(key), 0: int(9) });
    rmSync(join(examKeys, String(COURSE)), { recursive: true });
    expect(await marks()).toEqual({ status: 200, body: [] });
  });

  it('are by the key as it now is, and wait while it cannot be read', async () => {
    const { key, hand, marks, examKeys } = await openExam();
    await hand(1, 10, { ...rightAnswers(key), 0: int(9) });
    const rightOf = async () => (await marks()).body?.map(({ right }) => right);
    expect(await rightOf()).toEqual([2]);
    const quizzes = (key.quizzes[QUIZ] ?? []).map((question) =>
      question.type === 'truefalse' ? { ...question, answer: !question.answer } : question,
    );
    writeExamKey(examKeys, { ...key, quizzes: { [QUIZ]: quizzes } });
    expect(await rightOf()).toEqual([1]);
    writeFileSync(examKeyFile(examKeys, COURSE, key.root), '{');
    expect(await marks()).toEqual({ status: 200, body: [] });
    writeExamKey(examKeys, key);
    expect(await rightOf()).toEqual([2]);
  });

  it('are nobody else’s, and asked for only so often', async () => {
    const { key, hand, marks, phone, send } = await openExam();
    await hand(1, 10, { ...rightAnswers(key), 0: int(9) });
    const other = phone();
    await other.register();
    const answer = await other.get(`${API.marks}?course=${COURSE}`);
    expect(v.parse(marksSchema, await answer.json()).marks).toEqual([]);
    expect((await send(`${API.marks}?course=${COURSE}`)).status).toBe(401);
    expect((await marks('x')).status).toBe(400);
    const statuses: number[] = [];
    for (let times = 0; times < 25; times++) statuses.push((await marks()).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });

  it('reach the phone once its attempt was sent, and it is told why where they do not', async () => {
    const { key, send } = await openExam();
    const phone = makePhone();
    const deps = { ...phone.deps, fetch: (path: unknown, init?: RequestInit) => send(String(path), init) };
    const quiz = { course: COURSE, item: QUIZ };
    const attempt = { ...quiz, id: await startAttempt(phone.db, quiz), version: 1 };
    for (const [n, value] of Object.entries(rightAnswers(key))) await recordAnswer(phone.db, attempt, Number(n), value);
    await handIn(phone.db, attempt);
    expect(await fetchMarks(deps, COURSE, never)).toEqual({ ok: true, marks: [] });
    await runExchange(deps, never);
    expect(await fetchMarks(deps, COURSE, never)).toMatchObject({
      ok: true,
      marks: [{ item: QUIZ, attempt: attempt.id, right: 2, of: 5 }],
    });
    const offline = { ...deps, fetch: () => Promise.reject(new TypeError('no line')) };
    expect(await fetchMarks(offline, COURSE, never)).toMatchObject({ ok: false, problem: 'offline' });
  });
});
