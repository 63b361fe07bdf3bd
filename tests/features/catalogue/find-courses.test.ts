import { describe, expect, it } from 'vitest';
import type { Means } from '../../../src/data/phone/affordable.ts';
import { bitsOf, countCommon, hasBit } from '../../../src/features/catalogue/bits.ts';
import { ANY, addressOf, type Choice, readChoice, toggled } from '../../../src/features/catalogue/choice.ts';
import { createIndex } from '../../../src/features/catalogue/course-index.ts';
import { findCourses } from '../../../src/features/catalogue/find-courses.ts';
import { sortCourses } from '../../../src/features/catalogue/sort-courses.ts';
import { weighCourses } from '../../../src/features/catalogue/weigh-courses.ts';
import type { CatalogueCourse } from '../../../src/protocol/pack/catalogue.ts';
import { manyCourses } from '../../support/many-courses.ts';

const courses = manyCourses(300);
const MEANS: Means = {
  ...{ limitBytes: 10_000_000, leftBytes: 700_000, best: '240', roomBytes: undefined, isOnWifi: false },
};
const building = createIndex();
building.add(courses.slice(0, 128));
building.add(courses.slice(128));
const index = building.finish();
const weights = weighCourses(index.rows, MEANS);
const options = new Map([...index.options, ['size', weights.sizes] as const]);
const all = index.rows.map((_, row) => row);
const { signal } = new AbortController();

const find = (choice: Choice, order: readonly number[] = all) =>
  findCourses({ order, rows: index.rows.length, options, choice });
const asked = (values: Choice['values']): Choice => ({ ...ANY, values });
const numbersOf = (rows: readonly number[]) => rows.map((row) => index.rows[row]?.course);
const numbersWhere = (is: (course: CatalogueCourse) => boolean) => courses.filter(is).map(({ course }) => course);

describe('finding courses', () => {
  it('leaves what has any of the values of a dimension, and of every dimension', () => {
    const found = find(asked({ lang: ['fr', 'ar'], subject: ['health'], captions: ['en'] }));
    const expected = numbersWhere(
      ({ languages, subject, captions = [] }) =>
        (languages.includes('fr') || languages.includes('ar')) && subject === 'health' && captions.includes('en'),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(numbersOf(found.order)).toEqual(expected);
  });

  it('tells of each value how many it would leave, the other values of its dimension left aside', () => {
    const counts = find(asked({ subject: ['health'], level: ['beginner'] })).count();
    const [health, arts] = (['health', 'arts'] as const).map(
      (subject) => numbersWhere((course) => course.subject === subject && course.level === 'beginner').length,
    );
    expect(counts.get('subject')?.get('health')).toBe(health);
    expect(counts.get('subject')?.get('arts')).toBe(arts);
    const micro = numbersWhere(
      ({ subject, level, certificate }) => subject === 'health' && level === 'beginner' && certificate === 'micro',
    ).length;
    expect(counts.get('certificate')?.get('micro')).toBe(micro);
  });

  it('leaves nothing for a value that no course has', () => {
    expect(find(asked({ partner: ['Nobody'] })).order).toEqual([]);
  });

  it('keeps the order of a search, and counts only what was found', () => {
    const { order, count } = find(ANY, [7, 3, 250]);
    expect(order).toEqual([7, 3, 250]);
    expect([...(count().get('level')?.values() ?? [])].reduce((sum, n) => sum + n, 0)).toBe(3);
  });

  it('counts rows beyond a word of bits', () => {
    const bits = bitsOf([0, 31, 32, 63, 64, 299], 300);
    expect(countCommon(bits, bitsOf([31, 32, 299, 5], 300))).toBe(3);
    expect([hasBit(bits, 31), hasBit(bits, 33)]).toEqual([true, false]);
  });
});

describe('the order of courses', () => {
  const sorting = { rows: index.rows, weights, means: MEANS, lang: 'fr' };
  const sorted = async (sort: Choice['sort'], means = MEANS) =>
    (await sortCourses(sort, { ...sorting, means }, signal)).map((row) => {
      const [course, form] = [index.rows[row], weights.forms[row]];
      return { ...course, costBytes: form?.costBytes ?? 0, isMine: course?.languages.includes('fr') ?? false };
    });

  it('has first what fits into the rest of the day, of that first her language, then the lightest', async () => {
    const rows = await sorted('today');
    const rank = (row: (typeof rows)[number]) => (row.costBytes <= MEANS.leftBytes ? 0 : 2) + (row.isMine ? 0 : 1);
    expect(new Set(rows.map(rank)).size).toBe(4);
    for (const [nth, row] of rows.entries()) {
      const before = rows[nth - 1];
      if (!before) continue;
      expect(rank(before)).toBeLessThanOrEqual(rank(row));
      if (rank(before) === rank(row)) expect(before.costBytes).toBeLessThanOrEqual(row.costBytes);
    }
  });

  it('has all courses once, whatever it goes by', async () => {
    for (const sort of ['today', 'new', 'short', 'title'] as const) {
      expect(new Set((await sorted(sort)).map(({ course }) => course)).size).toBe(300);
    }
  });

  it('goes by minutes, and by titles as her language sorts them', async () => {
    const minutes = (await sorted('short')).map((row) => row.minutes ?? 0);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    const titles = (await sorted('title')).map(({ title = '' }) => title);
    expect(titles).toEqual([...titles].sort(new Intl.Collator('fr').compare));
  });

  it('is given up when nobody waits for it any more', async () => {
    await expect(sortCourses('title', sorting, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('what is asked of the list', () => {
  it('stands in the address, and is read from it again', () => {
    const choice: Choice = {
      ...{ words: 'eau & sol', sort: 'short' },
      values: { lang: ['fr', 'ar'], partner: ['A & B, Ltd'], here: ['yes'] },
    };
    const address = addressOf(choice);
    expect(readChoice(new URL(address, 'http://x').searchParams)).toEqual(choice);
    expect(addressOf(ANY)).toBe('/courses');
  });

  it('does without what an address names that nobody knows', () => {
    expect(readChoice(new URLSearchParams('sort=beauty&colour=red'))).toEqual(ANY);
  });

  it('takes a value away with the second tap', () => {
    const once = toggled(ANY, 'level', 'beginner');
    expect(toggled(toggled(once, 'level', 'advanced'), 'level', 'beginner').values).toEqual({ level: ['advanced'] });
    expect(toggled(once, 'level', 'beginner')).toEqual(ANY);
  });
});

it('sorts courses into sizes by the form that is proposed for the phone', () => {
  for (const [row, { costBytes }] of weights.forms.entries()) {
    const bits = weights.sizes.get('5');
    expect(bits && hasBit(bits, row)).toBe(costBytes <= 5_000_000);
    const today = weights.sizes.get('today');
    expect(today && hasBit(today, row)).toBe(costBytes <= MEANS.leftBytes);
  }
});
