import { expect, it } from 'vitest';
import { filterCourses, NO_FILTER } from '../../../src/features/catalogue/filter-courses.ts';
import type { CatalogueCourse } from '../../../src/protocol/pack/catalogue.ts';

const course = (number: number, languages: string[], subject: CatalogueCourse['subject']): CatalogueCourse => ({
  ...{ course: number, version: 1, root: { hash: '0'.repeat(64), bytes: 1 }, lang: 'en', title: `Course ${number}` },
  ...{ summary: '', machine: [], level: 'beginner', minutes: 1, lessons: 1, quizzes: 0, publisher: 'Test' },
  ...{ licence: 'CC-BY-4.0', mark: { sign: 1, cloth: 'a' }, bytes: { text: 1 } },
  languages,
  subject,
});
const courses = [course(1, ['en', 'fr'], 'teaching'), course(2, ['fr'], 'health'), course(3, ['en'], 'health')];
const numbers = (filter: Parameters<typeof filterCourses>[1]) => filterCourses(courses, filter).map((c) => c.course);

it('shows every course without a filter', () => {
  expect(numbers(NO_FILTER)).toEqual([1, 2, 3]);
});

it('shows the courses of a language, of a subject, and of both at once', () => {
  expect(numbers({ language: 'fr', subject: undefined })).toEqual([1, 2]);
  expect(numbers({ language: undefined, subject: 'health' })).toEqual([2, 3]);
  expect(numbers({ language: 'fr', subject: 'health' })).toEqual([2]);
});
