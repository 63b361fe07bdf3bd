import { expect, it } from 'vitest';
import { bestOf } from '../../../src/app/courses/best-of.ts';
import { type Kind, likenessTo } from '../../../src/app/courses/similarity.ts';

const given: Kind = {
  ...{ course: 1, subject: 'health', level: 'beginner', languages: ['en', 'fr'] },
  ...{ competencies: ['care-1'], collections: ['First aid'], title: 'First aid in the workshop' },
};
const other = (course: number, change: Partial<Kind>): Kind => ({
  ...{ course, subject: 'arts', level: 'advanced', languages: ['fr'], title: 'Etwas anderes' },
  ...change,
});

it('takes courses for like one another by subject, competencies, collections and the words of their titles', () => {
  const points = likenessTo(given);
  const nothing = points(other(2, {}));
  const subject = points(other(3, { subject: 'health' }));
  const both = points(other(4, { subject: 'health', competencies: ['care-1'] }));
  const word = points(other(5, { title: 'The workshop at home' }));
  expect(nothing).toBe(0);
  expect(subject).toBeGreaterThan(0);
  expect(both).toBeGreaterThan(subject);
  expect(word).toBeGreaterThan(0);
});

it('never proposes the course itself, nor one that she cannot read', () => {
  const points = likenessTo(given);
  expect(points({ ...given })).toBe(0);
  expect(points(other(6, { ...given, course: 6, languages: ['zh'] }))).toBe(0);
});

it('finds what Chinese titles share, which have no spaces', () => {
  const points = likenessTo({ ...given, languages: ['zh'], title: '混合式课程设计' });
  expect(points(other(7, { languages: ['zh'], title: '课程评价' }))).toBeGreaterThan(0);
});

it('keeps the best of what comes some at a time, of equals the first', () => {
  const best = bestOf<number>(2, (n) => n % 10);
  best.add([1, 20, 15]);
  best.add([25, 9, 30]);
  expect(best.items()).toEqual([9, 15]);
});
