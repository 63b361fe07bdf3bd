import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../src/features/course/part-choices.ts';
import type { CourseRoot } from '../../../src/protocol/pack/course-root.ts';
import type { Item, ModuleManifest } from '../../../src/protocol/pack/module-manifest.ts';

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
const lesson = (number: number, ...items: Item[]) => ({ number, title: {}, minutes: 1, items });
const module = (number: number, ...lessons: ModuleManifest['lessons']): ModuleManifest => ({
  format: 1,
  number,
  lessons,
  text: {},
  images: [],
});
const hash = 'a'.repeat(64);

function course(...modules: ModuleManifest[]): { root: CourseRoot; modules: ModuleManifest[] } {
  const root: CourseRoot = {
    format: 1,
    course: 4097,
    version: 1,
    source: 'en',
    languages: ['en'],
    machine: [],
    title: {},
    summary: {},
    outcomes: {},
    subject: 'teaching',
    level: 'beginner',
    licence: 'CC BY 4.0',
    attribution: [],
    publisher: { number: 1, name: 'P' },
    mark: { sign: 1, cloth: 'a' },
    modules: modules.map(({ number }) => ({ number, title: { en: `M${number}` }, manifest: { hash, bytes: 1 } })),
  };
  return { root, modules };
}

const outline = (choices: ReturnType<typeof choicesOf>) => choices.map(({ number, depth }) => [number, depth]);

describe('the parts of a course that can be had by themselves', () => {
  it('are its modules, their lessons, and the items that weigh something of their own', () => {
    const one = module(1, lesson(2, item('video', 3), item('text', 4), item('file', 5)));
    const two = module(6, lesson(7, item('video', 8), item('video', 9)));
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
    expect(outline(choicesOf(course(module(1, lesson(2, item('file', 3)), lesson(4)))))).toEqual([
      [2, 0],
      [3, 1],
      [4, 0],
    ]);
  });

  it('count their lessons through the whole course, as its route does', () => {
    const choices = choicesOf(course(module(1, lesson(2)), module(3, lesson(4))));
    expect(choices.map(({ position }) => position)).toEqual([undefined, 1, undefined, 2]);
  });

  it('tell a file, which no rung holds', () => {
    const choices = choicesOf(course(module(1, lesson(2, item('file', 3)))));
    expect(choices.map(({ isFile }) => isFile)).toEqual([undefined, true]);
  });
});
