import type { CourseRoot } from '../../src/protocol/pack/course-root.ts';
import type { Item, Lesson, ModuleManifest } from '../../src/protocol/pack/module-manifest.ts';

const blob = { hash: 'a'.repeat(64), bytes: 1 };

/** A lesson of these items, with nothing else in it. */
export const lessonOf = (number: number, ...items: Item[]): Lesson => ({ number, title: {}, minutes: 1, items });

/** A module of these lessons, with neither texts nor pictures. */
export const moduleOf = (number: number, ...lessons: Lesson[]): ModuleManifest => ({
  format: 1,
  number,
  lessons,
  text: {},
  images: [],
});

/** The root of a course that says no more of itself than it must. */
export const rootOf = (modules: readonly ModuleManifest[]): CourseRoot => ({
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
  licence: '',
  attribution: [],
  publisher: { number: 1, name: '' },
  mark: { sign: 1, cloth: 'a' },
  modules: modules.map(({ number }) => ({ number, title: { en: `M${number}` }, manifest: blob })),
});
