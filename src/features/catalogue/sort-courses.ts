import { isAffordable, type Means } from '../../data/phone/affordable.ts';
import { COURSES_PER_PUBLISHER } from '../../protocol/pack/words.ts';
import type { Sort } from './choice.ts';
import type { CourseRow } from './course-row.ts';
import { sortInSlices } from './sort-in-slices.ts';
import type { Weights } from './weigh-courses.ts';

interface Sorting {
  readonly rows: readonly CourseRow[];
  readonly weights: Weights;
  readonly means: Means;
  /** The language that she reads. */
  readonly lang: string;
}

/** More than any course weighs: what stands above it decides before the weight. */
const WEIGHTIER = 1e11;

/** All rows, in the order asked for. Only the order of titles takes long: it leaves the page free in between. */
export async function sortCourses(sort: Sort, sorting: Sorting, signal: AbortSignal): Promise<readonly number[]> {
  const { rows } = sorting;
  switch (sort) {
    case 'today':
      return byKey(rows, (row, nth) => affordability(row, nth, sorting));
    case 'short':
      return byKey(rows, ({ minutes }) => minutes);
    case 'new':
      // Each publisher numbers its courses one after the other.
      return byKey(rows, ({ course }) => COURSES_PER_PUBLISHER - (course % COURSES_PER_PUBLISHER));
    case 'title': {
      const { compare } = new Intl.Collator(sorting.lang);
      const titles = rows.map(({ title }) => title);
      const numbers = rows.map((_, nth) => nth);
      return sortInSlices(numbers, (a, b) => compare(titles[a] ?? '', titles[b] ?? ''), signal);
    }
  }
}

/** First what today's data is enough for, of that first what is in her language, then by weight. */
function affordability({ languages }: CourseRow, nth: number, { weights, means, lang }: Sorting): number {
  const form = weights.forms[nth] ?? { rung: 'text', costBytes: 0 };
  const isDear = isAffordable(form, means) ? 0 : 2;
  const isForeign = languages.includes(lang) ? 0 : 1;
  return (isDear + isForeign) * WEIGHTIER + form.costBytes;
}

/** Rows by a whole number of each, the lowest first; of equals the one that comes first in the list. */
function byKey(rows: readonly CourseRow[], keyOf: (row: CourseRow, nth: number) => number): readonly number[] {
  const keys = Float64Array.from(rows, (row, nth) => Math.round(keyOf(row, nth)) * rows.length + nth);
  return Array.from(keys.sort(), (key) => key % rows.length);
}
