import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../src/features/course/part-choices.ts';
import type { Item, ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';
import { lessonOf, moduleOf, rootOf } from '../../support/empty-course.ts';

const item = (kind: 'video' | 'text' | 'file', number: number): Item => {
  const shared = { number, title: {} };
  switch (kind) {
    case 'text':
      return { ...shared, kind, blocks: [] };
    case 'file':
      return { ...shared, kind, file: { hash: 'a'.repeat(64), bytes: 1, ending: 'pdf' }, name: 'a.pdf' };
    case 'video':
      return { ...shared, kind, seconds: 1, revision: 1, sound: 'en', synthetic: true, captions: {}, renditions: {} };
  }
};
const course = (...modules: ModuleManifest[]) => ({ root: rootOf(modules), modules });

const outline = (choices: ReturnType<typeof choicesOf>) => choices.map(({ number, depth }) => [number, depth]);

describe('the parts of a course that can be had by themselves', () => {
  it('are its modules, their lessons, and the items that weigh something of their own', () => {
    const one = moduleOf(1, lessonOf(2, item('video', 3), item('text', 4), item('file', 5)));
    const two = moduleOf(6, lessonOf(7, item('video', 8), item('video', 9)));
    expect(outline(choicesOf(course(one, two)))).toEqual([
      [1, 0],
      [2, 1],
      [5, 2],
      [6, 0],
      [7, 1],
      [8, 2],
      [9, 2],
    ]);
  });

  it('are no module where there is one only: it is the course', () => {
    expect(outline(choicesOf(course(moduleOf(1, lessonOf(2, item('file', 3)), lessonOf(4)))))).toEqual([
      [2, 0],
      [3, 1],
      [4, 0],
    ]);
  });

  it('count their lessons through the whole course, as its route does', () => {
    const choices = choicesOf(course(moduleOf(1, lessonOf(2)), moduleOf(3, lessonOf(4))));
    expect(choices.map(({ position }) => position)).toEqual([undefined, 1, undefined, 2]);
  });

  it('tell a file, which no rung holds', () => {
    const choices = choicesOf(course(moduleOf(1, lessonOf(2, item('file', 3)))));
    expect(choices.map(({ isFile }) => isFile)).toEqual([undefined, true]);
  });
});
