import { expect, it } from 'vitest';
import type { Means } from '../../../src/data/phone/affordable.ts';
import { proposeToday } from '../../../src/features/home/later/propose-today.ts';
import { manyCourses } from '../../support/many-courses.ts';

const courses = manyCourses(200);
const MEANS: Means = {
  ...{ limitBytes: 50_000_000, leftBytes: 3_000_000, best: '360', roomBytes: undefined, isOnWifi: false },
};
const propose = (given: Partial<Parameters<typeof proposeToday>[0]>) => {
  const proposing = proposeToday({ means: MEANS, lang: 'ar', taken: new Set(), current: undefined, ...given });
  proposing.add(courses.slice(0, 100));
  proposing.add(courses.slice(100));
  return proposing.items();
};

it('proposes three courses in her language that fit into what is left of the day', () => {
  const proposed = propose({});
  expect(proposed).toHaveLength(3);
  for (const { entry, form } of proposed) {
    expect(entry.languages).toContain('ar');
    expect(form.costBytes).toBeLessThanOrEqual(MEANS.leftBytes);
  }
});

it('proposes what is like the course that she studies, and nothing that is here', () => {
  const current = courses.find(({ languages, subject }) => languages.includes('ar') && subject === 'science');
  const [first] = propose({ current });
  const [second] = propose({ current, taken: new Set([first?.entry.course ?? 0]) });
  expect(first?.entry.course).not.toBe(current?.course);
  expect(second?.entry.course).not.toBe(first?.entry.course);
});

it('proposes nothing where nothing is left', () => {
  expect(propose({ means: { ...MEANS, leftBytes: 0 } })).toEqual([]);
});
