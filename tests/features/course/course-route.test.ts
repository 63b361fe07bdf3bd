import { describe, expect, it } from 'vitest';
import { courseRoute } from '../../../src/features/course/course-route.ts';
import { type Fact, FLAG, REGISTER } from '../../../src/protocol/facts/fact.ts';
import type { Item, ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import { lessonOf, moduleOf, rootOf } from '../../support/empty-course.ts';

const text = (number: number): Item => ({ kind: 'text', number, title: {}, blocks: [1, 2] });
const module = (number: number, lessons: readonly (readonly [number, ...number[]])[]): ModuleManifest =>
  moduleOf(number, ...lessons.map(([lesson, ...items]) => ({ ...lessonOf(lesson, ...items.map(text)), minutes: 5 })));

const modules = [
  module(1, [
    [10, 11, 12],
    [20, 21],
  ]),
  module(2, [[30, 31]]),
];
const root = rootOf(modules);

const done = (item: number): Fact => ({ kind: 'flag', course: 4097, item, sub: FLAG.done, value: true });
const at = (item: number): Fact => ({
  kind: 'register',
  course: 4097,
  item: 0,
  sub: REGISTER.place,
  value: { lamport: 1, replica: 'ab', value: { type: 'int', n: item } },
});
const nextItem = (...facts: Fact[]) => courseRoute(root, modules, facts).next?.item.number;
const states = (...facts: Fact[]) =>
  courseRoute(root, modules, facts).stretches.map(({ state, stations }) => [state, ...stations.map((s) => s.state)]);

describe('the route of a course', () => {
  it('begins at the first item', () => {
    expect(nextItem()).toBe(11);
    expect(states()).toEqual([
      ['here', 'here', 'ahead'],
      ['ahead', 'ahead'],
    ]);
    expect(courseRoute(root, modules, []).isBegun).toBe(false);
  });

  it('goes on where she was, even when something before it is not done', () => {
    expect(nextItem(at(21))).toBe(21);
    expect(states(at(21))[0]).toEqual(['here', 'ahead', 'here']);
  });

  it('goes on behind the place she has finished, then with what she left out', () => {
    expect(nextItem(at(21), done(21))).toBe(31);
    expect(nextItem(at(31), done(21), done(31))).toBe(11);
  });

  it('is not moved by a place that the course does not have any more', () => {
    expect(nextItem(at(99), done(11))).toBe(12);
  });

  it('counts a station as done when all its items are', () => {
    const { stationsDone, stations } = courseRoute(root, modules, [done(11), done(21)]);
    expect([stationsDone, stations]).toEqual([1, 3]);
    expect(states(done(11), done(12), done(21))).toEqual([
      ['done', 'done', 'done'],
      ['here', 'here'],
    ]);
  });

  it('[ITEM2] passes a station of extras by, and counts it as done once one of them is', () => {
    const link: Item = { kind: 'link', number: 31, title: {}, url: 'https://example.org' };
    const [first, second] = modules;
    if (!first || !second) throw new Error('the course lost its modules');
    const lessons = second.lessons.map((lesson) => ({ ...lesson, items: [link] }));
    const route = (...facts: Fact[]) => courseRoute(root, [first, { ...second, lessons }], facts);
    const all = [11, 12, 21].map(done);
    expect(route(...all)).toMatchObject({ next: undefined, stationsDone: 2, stretches: [{}, { state: 'ahead' }] });
    expect(route(...all, done(31))).toMatchObject({ stationsDone: 3, stretches: [{}, { state: 'done' }] });
  });

  it('has no next step when everything is done', () => {
    const facts = [11, 12, 21, 31].map(done);
    expect(courseRoute(root, modules, facts)).toMatchObject({ next: undefined, stationsDone: 3, isBegun: true });
  });
});
