import { describe, expect, it } from 'vitest';
import { placeOfLesson } from '../../../src/features/lesson/lesson-place.ts';
import { itemToOpen, placeIn, resumeSecond } from '../../../src/features/lesson/place.ts';
import { chooseCaptions } from '../../../src/features/lesson/video/choose-captions.ts';
import { type Fact, REGISTER } from '../../../src/protocol/facts/fact.ts';
import type { Lesson } from '../../../src/protocol/pack/module-manifest.ts';

const at = (item: number, n: number): Fact => ({
  kind: 'register',
  course: 4097,
  item,
  sub: REGISTER.place,
  value: { lamport: 1, replica: 'ab', value: { type: 'int', n } },
});
const lesson = (number: number, ...items: number[]): Lesson => ({
  number,
  title: {},
  minutes: 5,
  items: items.map((item) => ({ kind: 'text', number: item, title: {}, blocks: [] })),
});

describe('the place in a lesson', () => {
  it('is where she was in an item', () => {
    expect(placeIn(11, [at(0, 11), at(11, 7)])).toBe(7);
    expect(placeIn(12, [at(0, 11), at(11, 7)])).toBeUndefined();
  });

  it('opens a lesson at the item that is asked for, else at the one she was at last', () => {
    expect(itemToOpen(lesson(1, 11, 12), 12, [at(0, 11)])).toBe(12);
    expect(itemToOpen(lesson(1, 11, 12), undefined, [at(0, 11)])).toBe(11);
    expect(itemToOpen(lesson(1, 11, 12), undefined, [at(0, 31)])).toBeUndefined();
  });

  it('lets a video go on at its second, and anew when it was at its end', () => {
    expect(resumeSecond(undefined, 100)).toBe(0);
    expect(resumeSecond(63, 100)).toBe(63);
    expect(resumeSecond(97, 100)).toBe(0);
  });

  it('knows the lessons before and after across modules', () => {
    const lessons = [lesson(10), lesson(20), lesson(30)];
    expect(placeOfLesson(lessons, 10)).toMatchObject({ position: 1, previous: undefined, next: { number: 20 } });
    expect(placeOfLesson(lessons, 30)).toMatchObject({ position: 3, previous: { number: 20 }, next: undefined });
    expect(placeOfLesson(lessons, 99)).toBeUndefined();
  });
});

describe('the captions to show first', () => {
  it('are in the language of the interface, else of study, else in any', () => {
    expect(chooseCaptions(['en', 'ar', 'fr'], ['fr', 'ar', 'en'])).toBe('fr');
    expect(chooseCaptions(['en', 'ar'], ['fr', 'ar', 'en'])).toBe('ar');
    expect(chooseCaptions(['zh'], ['fr', 'ar', 'en'])).toBe('zh');
    expect(chooseCaptions([], ['fr'])).toBeUndefined();
  });
});
