import { describe, expect, it } from 'vitest';
import { HANDED_IN } from '../../src/protocol/facts/attempt.ts';
import { type Fact, FLAG, REGISTER } from '../../src/protocol/facts/fact.ts';
import type { Item, Lesson } from '../../src/protocol/pack/module-manifest.ts';
import {
  attemptsAt,
  courseProgress,
  isComplete,
  itemProgress,
  lessonProgress,
} from '../../src/protocol/progress/item-progress.ts';
import { nextStep } from '../../src/protocol/progress/next-step.ts';

const title = { en: 'A title' };
const text: Item = { kind: 'text', number: 1, title, blocks: [4, 9, 2, 7, 1, 3, 5, 6, 8, 10] };
const video: Item = {
  kind: 'video',
  number: 2,
  title,
  seconds: 100,
  revision: 3,
  sound: 'en',
  synthetic: true,
  captions: {},
  renditions: {},
};
const quiz: Item = { kind: 'quiz', number: 3, title, questions: [1], pass: 60 };
const lessons: Lesson[] = [
  { number: 10, title, minutes: 5, items: [text, video] },
  { number: 11, title, minutes: 5, items: [quiz] },
];

const seen = (item: number, sub: string, value: [number, number][]): Fact => ({
  course: 1,
  item,
  kind: 'coverage',
  sub,
  value,
});
const done = (item: number): Fact => ({ course: 1, item, kind: 'flag', sub: FLAG.done, value: true });
const attempt = (sub: string, lamport: number, questions: number[]): Fact => ({
  course: 1,
  item: quiz.number,
  kind: 'attempt',
  sub,
  value: {
    version: 1,
    answers: new Map(
      questions.map((n) => [n, { lamport: lamport + n, replica: '0123456789abcdef', value: { type: 'int', n: 1 } }]),
    ),
  },
});

describe('itemProgress', () => {
  it('a text is done when 9 of 10 of its blocks were read', () => {
    expect(itemProgress(text, [seen(1, '1', [[1, 9]])])).toEqual({ share: 0.8, isDone: false });
    expect(itemProgress(text, [seen(1, '1', [[1, 10]])])).toEqual({ share: 0.9, isDone: true });
    expect(itemProgress(text, [seen(1, '1', [[100, 200]])])).toEqual({ share: 0, isDone: false });
  });

  it('a video counts the seconds of its own revision, and none beyond its end', () => {
    expect(itemProgress(video, [seen(2, '3', [[0, 50]]), seen(2, '2', [[0, 100]])])).toEqual({
      share: 0.5,
      isDone: false,
    });
    expect(itemProgress(video, [seen(2, '3', [[10, 150]])])).toEqual({ share: 0.9, isDone: true });
    expect(itemProgress(video, [seen(2, '3', [[200, 400]])])).toEqual({ share: 0, isDone: false });
  });

  it('a quiz is done when an attempt was handed in', () => {
    expect(itemProgress(quiz, [attempt('a.1', 0, [1])])).toEqual({ share: 0, isDone: false });
    expect(itemProgress(quiz, [attempt('a.1', 0, [1, HANDED_IN])])).toEqual({ share: 1, isDone: true });
  });

  it('what is marked done by hand is done, and its share stays what it is', () => {
    expect(itemProgress(video, [done(2)])).toEqual({ share: 0, isDone: true });
    expect(itemProgress(video, [done(1)])).toEqual({ share: 0, isDone: false });
  });
});

it('courses and lessons count their items, and know the first that is open', () => {
  const facts = [done(1), attempt('a.1', 0, [1, HANDED_IN])];
  expect(courseProgress(lessons, facts)).toEqual({ done: 2, of: 3, next: video });
  const [first, second] = lessons;
  expect(first && lessonProgress(first, facts)).toEqual({ done: 1, of: 2, next: video });
  expect(second && lessonProgress(second, facts)).toEqual({ done: 1, of: 1, next: undefined });
});

describe('[ITEM2] extras', () => {
  const blob = { hash: 'a'.repeat(64), bytes: 1 };
  const file: Item = { kind: 'file', number: 20, title, file: { ...blob, ending: 'pdf' }, name: 'sheet.pdf' };
  const game: Item = {
    ...file,
    kind: 'package',
    number: 21,
    format: 'h5p',
    units: 1,
    unpackedBytes: 1,
    file: { ...blob, ending: 'zip' },
  };
  const link: Item = { kind: 'link', number: 22, title, url: 'https://example.org' };
  const lesson = (...items: Item[]): Lesson => ({ number: 10, title, minutes: 5, items });

  it.each([file, game, link])('a $kind is done when it is marked so, and only then', (item) => {
    expect(itemProgress(item, [seen(item.number, '1', [[1, 9]])])).toEqual({ share: 0, isDone: false });
    expect(itemProgress(item, [done(item.number)])).toEqual({ share: 0, isDone: true });
  });

  it('never stand between a teacher and the end of a lesson, and count once they are marked', () => {
    const whole = lesson(text, file, game, link);
    expect(lessonProgress(whole, [])).toEqual({ done: 0, of: 1, next: text });
    expect(lessonProgress(whole, [done(1)])).toEqual({ done: 1, of: 1, next: undefined });
    expect(lessonProgress(whole, [done(1), done(22)])).toEqual({ done: 2, of: 2, next: undefined });
    expect(lessonProgress(whole, [done(22)])).toEqual({ done: 1, of: 2, next: text });
  });

  it('are passed by on the way through the course, also where she was last', () => {
    const at: Fact = {
      course: 1,
      item: 0,
      kind: 'register',
      sub: REGISTER.place,
      value: { lamport: 1, replica: '0123456789abcdef', value: { type: 'int', n: 20 } },
    };
    const route = [lesson(file, text), { ...lesson(link), number: 11 }];
    expect(nextStep(route, [at])?.item).toBe(text);
    expect(nextStep(route, [at, done(1)])).toBeUndefined();
  });

  it('alone make a lesson that is complete when one of them is done', () => {
    const alone = lesson(file, link);
    expect(isComplete(lessonProgress(alone, []))).toBe(false);
    expect(isComplete(lessonProgress(alone, [done(20)]))).toBe(true);
    expect(isComplete(lessonProgress(lesson(text, file), [done(20)]))).toBe(false);
    expect(isComplete(lessonProgress(lesson(text, file), [done(1)]))).toBe(true);
  });
});

it('attempts are listed in the order in which they were begun', () => {
  const facts = [attempt('a.2', 50, [1]), attempt('b.1', 20, [1]), attempt('a.1', 10, [1])];
  expect(attemptsAt(quiz.number, facts).map(({ id }) => id)).toEqual(['a.1', 'b.1', 'a.2']);
  expect(attemptsAt(99, facts)).toEqual([]);
});
