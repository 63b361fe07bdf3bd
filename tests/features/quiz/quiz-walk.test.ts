import { describe, expect, it } from 'vitest';
import { attemptRows } from '../../../src/features/quiz/attempt-rows.ts';
import {
  answerOf,
  draftOf,
  draftValue,
  handedInAt,
  hasLostWords,
  nextOpen,
  openAttempt,
  waitsForUpdate,
} from '../../../src/features/quiz/quiz-walk.ts';
import type { Attempt } from '../../../src/protocol/facts/attempt.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';
import type { Question } from '../../../src/protocol/pack/text-chunk.ts';

const questions: Question[] = [1, 2, 3].map((n) => ({ n, prompt: '', type: 'truefalse', answer: true }));
const yes: Value = { type: 'int', n: 1 };
const no: Value = { type: 'int', n: 0 };
const minute: Value = { type: 'int', n: 60 };

const attempt = (answers: Record<number, Value>, version = 1): Attempt => ({
  version,
  answers: new Map(Object.entries(answers).map(([n, value]) => [Number(n), { lamport: 1, replica: 'ab', value }])),
});
const named = (id: string, ...rest: Parameters<typeof attempt>) => ({ id, attempt: attempt(...rest) });

describe('the walk through a quiz', () => {
  it('goes on with the newest attempt that was not handed in', () => {
    const attempts = [named('a.1', { 1: yes }), named('a.2', { 1: yes, 0: minute }), named('a.3', { 2: no })];
    expect(openAttempt(attempts, new Set([1]))?.id).toBe('a.3');
    expect(openAttempt(attempts.slice(0, 2), new Set([1]))?.id).toBe('a.1');
    expect(openAttempt(attempts.slice(1, 2), new Set([1]))).toBeUndefined();
  });

  it('goes on with an attempt that another phone began, whoever began the newest', () => {
    const attempts = [named('aa.1', { 1: yes, 0: minute }), named('bb.1', { 1: yes })];
    expect(openAttempt(attempts, new Set([1]))?.id).toBe('bb.1');
  });

  it('goes on with an attempt at another version of the course where its questions are here, and not where they are not', () => {
    const older = [named('bb.1', { 1: yes }, 2)];
    expect(openAttempt(older, new Set([3, 2]))?.id).toBe('bb.1');
    expect(openAttempt(older, new Set([3]))).toBeUndefined();
  });

  it('knows of an attempt that waits for a newer version of the course', () => {
    expect(waitsForUpdate([named('bb.1', { 1: yes }, 2)], 1)).toBe(true);
    expect(waitsForUpdate([named('bb.1', { 1: yes }, 2)], 2)).toBe(false);
    expect(waitsForUpdate([named('bb.1', { 1: yes, 0: minute }, 2)], 1)).toBe(false);
  });

  it('knows of an attempt whose version was replaced without its words, and not of one that can go on or is over', () => {
    const older = named('bb.1', { 1: yes }, 2);
    expect(hasLostWords([older], 3, new Set([3]))).toBe(true);
    expect(hasLostWords([older], 3, new Set([2, 3]))).toBe(false);
    expect(hasLostWords([older], 1, new Set([1]))).toBe(false);
    expect(hasLostWords([named('bb.1', { 1: yes, 0: minute }, 2)], 3, new Set([3]))).toBe(false);
  });

  it('asks the next question without an answer, then those that were left out', () => {
    expect(nextOpen(questions, undefined)?.n).toBe(1);
    expect(nextOpen(questions, attempt({ 1: yes }))?.n).toBe(2);
    expect(nextOpen(questions, attempt({ 2: yes, 3: yes }), 2)?.n).toBe(1);
    expect(nextOpen(questions, attempt({ 1: yes, 2: no, 3: yes }))).toBeUndefined();
  });

  it('asks again for an answer that was taken back', () => {
    for (const question of questions) expect(answerOf(attempt({ 1: { type: 'none' } }), question)).toBeUndefined();
    expect(nextOpen(questions, attempt({ 1: { type: 'none' } }))?.n).toBe(1);
  });

  it('[VAL2] asks again for free writing that is not finished, and has what was written so far', () => {
    const writing: Question = { n: 1, prompt: '', type: 'extended' };
    const begun = attempt({ 1: draftValue('One day') });
    expect(nextOpen([writing], begun)).toBe(writing);
    expect(draftOf(begun, writing)).toBe('One day');
    const finished = attempt({ 1: { type: 'text', text: 'One day it rained.' } });
    expect(nextOpen([writing], finished)).toBeUndefined();
    expect(draftOf(finished, writing)).toBe('');
  });

  it('tells when an attempt was handed in, in minutes since 2020 [ATT2]', () => {
    expect(handedInAt(attempt({ 0: minute }))).toBe(Date.UTC(2020, 0, 1, 1));
    expect(handedInAt(attempt({ 1: yes }))).toBeUndefined();
  });
});

describe('the table of attempts', () => {
  const half = named('a.1', { 1: yes, 2: no, 3: no, 0: minute });
  const full = named('a.2', { 1: yes, 2: yes, 3: yes, 0: minute });
  const older = named('a.3', { 1: no, 0: minute }, 7);
  const byVersion = new Map([[1, { questions, lang: 'en' }]]);

  it('holds what was handed in, and names the best', () => {
    const rows = attemptRows([half, full, named('a.4', { 1: yes })], byVersion);
    expect(rows).toMatchObject([
      { id: 'a.1', position: 1, outcome: { kind: 'scored', percent: 33 }, isBest: false },
      { id: 'a.2', position: 2, outcome: { kind: 'scored', percent: 100 }, isBest: true },
    ]);
  });

  it('names the first of two that are equally good', () => {
    expect(attemptRows([half, { ...half, id: 'a.9' }], byVersion).map(({ isBest }) => isBest)).toEqual([true, false]);
  });

  it('shows no score where the version that the attempt names is not here [ATT3]', () => {
    const rows = attemptRows([older], byVersion);
    expect(rows).toMatchObject([{ id: 'a.3', outcome: { kind: 'unknown' }, isBest: false }]);
  });

  it('scores an attempt with the version that it names [ATT3]', () => {
    const inverse = questions.map(
      (question): Question => ({ n: question.n, prompt: '', type: 'truefalse', answer: false }),
    );
    const rows = attemptRows(
      [older],
      new Map([
        [1, { questions, lang: 'en' }],
        [7, { questions: inverse, lang: 'en' }],
      ]),
    );
    expect(rows).toMatchObject([{ outcome: { kind: 'scored', score: { right: 1 } } }]);
  });

  it('[QUIZ5] names the best of those that count: not of one more than the quiz has', () => {
    const rows = attemptRows([half, full], byVersion, { most: 1 });
    expect(rows).toMatchObject([
      { id: 'a.1', isBest: true, isBeyond: false },
      { id: 'a.2', isBest: false, isBeyond: true },
    ]);
  });

  it('[QUIZ6] tells of a sealed attempt how far it is on its way, and its score once the server has marked it', () => {
    const sealed = questions.map(({ n }): Question => ({ n, prompt: '', type: 'sealed', ask: { type: 'truefalse' } }));
    const asked = new Map([[1, { questions: sealed }]]);
    const marking = { unsent: new Set(['a.2']), marks: new Map([['a.3', 67]]) };
    const rows = attemptRows([half, full, { ...full, id: 'a.3' }], asked, { marking });
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      { kind: 'unmarked' },
      { kind: 'unsent' },
      { kind: 'scored', percent: 67 },
    ]);
    expect(rows.map(({ isBest }) => isBest)).toEqual([false, false, true]);
  });
});
