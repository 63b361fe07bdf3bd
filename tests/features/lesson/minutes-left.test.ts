import { describe, expect, it } from 'vitest';
import { minutesLeft } from '../../../src/features/lesson/minutes-left.ts';
import type { Fact } from '../../../src/protocol/facts/fact.ts';
import type { Lesson } from '../../../src/protocol/pack/module-manifest.ts';

const text = (number: number) => ({ kind: 'text' as const, number, title: { en: 'Text' }, blocks: [1, 2, 3, 4] });
const link = { kind: 'link' as const, number: 9, title: { en: 'Link' }, url: 'https://example.org/' };
const lesson: Lesson = { number: 1, title: { en: 'Lesson' }, minutes: 20, items: [text(2), text(3), link] };

const read = (item: number, to: number): Fact => ({ kind: 'coverage', course: 1, item, sub: '1', value: [[1, to]] });
const done = (item: number): Fact => ({ kind: 'flag', course: 1, item, sub: '2', value: true });

describe('the minutes that are left of a lesson', () => {
  it('are all of them before it was begun', () => {
    expect(minutesLeft(lesson, [])).toBe(20);
  });

  it('grow fewer with what is read, extras left aside', () => {
    expect(minutesLeft(lesson, [read(2, 3)])).toBe(15);
    expect(minutesLeft(lesson, [read(2, 5), done(9)])).toBe(10);
  });

  it('are none once all is done, by reading or by her word', () => {
    expect(minutesLeft(lesson, [read(2, 5), done(3)])).toBe(0);
  });

  it('are all of them where there are only extras', () => {
    expect(minutesLeft({ ...lesson, items: [link] }, [done(9)])).toBe(20);
  });
});
