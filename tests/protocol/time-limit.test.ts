import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, BEGUN, HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import type { Value } from '../../src/protocol/facts/value.ts';
import { attemptsLeft } from '../../src/protocol/quiz/attempts-left.ts';
import { scoreAttempt } from '../../src/protocol/quiz/mark.ts';
import { begunSecond, secondsGone } from '../../src/protocol/quiz/time-limit.ts';

const attempt = (answers: Record<number, Value>, version = 1): Attempt => ({
  version,
  answers: new Map(Object.entries(answers).map(([n, value]) => [Number(n), { lamport: 1, replica: 'ab', value }])),
});
const int = (n: number): Value => ({ type: 'int', n });

describe('the time of an attempt', () => {
  const clocks = { begun: 1000, now: 1000, counted: 0, sinceOpen: 0 };

  it('[ATT4] goes on while the phone is off, by what its clock claims', () => {
    expect(secondsGone({ ...clocks, now: 1600, counted: 60, sinceOpen: 5 })).toBe(600);
  });

  it('[ATT4] is never less than what was counted while the quiz was open: a clock that is set back gives no time', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e6), fc.nat(1e6), (now, counted, sinceOpen) => {
        expect(secondsGone({ ...clocks, now, counted, sinceOpen })).toBeGreaterThanOrEqual(counted + sinceOpen);
      }),
    );
    expect(secondsGone({ ...clocks, now: 10, counted: 60, sinceOpen: 5 })).toBe(65);
  });

  it('[ATT4] never runs backwards on a phone, whatever its clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5000), fc.nat(600))), (steps) => {
        let counted = 0;
        for (const [now, sinceOpen] of steps) {
          const gone = secondsGone({ ...clocks, now, counted, sinceOpen });
          expect(gone).toBeGreaterThanOrEqual(counted);
          counted = gone;
        }
      }),
    );
  });

  it('[ATT4] begins at the second that its fact claims, and the fact is no answer', () => {
    const begun = attempt({ [BEGUN]: int(77) });
    expect(begunSecond(begun)).toBe(77);
    expect(begunSecond(attempt({ 1: int(1) }))).toBeUndefined();
    expect(begunSecond(undefined)).toBeUndefined();
    const questions = [{ n: 1, prompt: '', type: 'truefalse', answer: true }] as const;
    expect(scoreAttempt(questions, begun)).toEqual({ right: 0, of: 1, percent: 0 });
  });
});

describe('the attempts that are left', () => {
  const quiz = { attempts: 2, version: 3 };
  const over = attempt({ 1: int(1), [HANDED_IN]: int(9) });

  it('[QUIZ5] are those that were not handed in, on whichever phone', () => {
    expect(attemptsLeft(quiz, [])).toBe(2);
    expect(attemptsLeft(quiz, [over])).toBe(1);
    expect(attemptsLeft(quiz, [over, over, over])).toBe(0);
    expect(attemptsLeft({ ...quiz, attempts: undefined }, [over, over, over])).toBeUndefined();
  });

  it('[QUIZ5] leave room for the one that goes on, and hold one back that goes on after an update of the course', () => {
    expect(attemptsLeft(quiz, [over, attempt({ 1: int(1) }, 3)])).toBe(1);
    expect(attemptsLeft(quiz, [over, attempt({ 1: int(1) }, 4)])).toBe(0);
    expect(attemptsLeft(quiz, [over, attempt({ 1: int(1) }, 2)])).toBe(1);
  });
});
