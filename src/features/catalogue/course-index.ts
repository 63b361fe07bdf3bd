import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import { type Bits, bitsOf } from './bits.ts';
import type { Dimension } from './choice.ts';
import { type CourseRow, rowOf } from './course-row.ts';

/** The rows that have each value of a dimension. */
export type Options = ReadonlyMap<string, Bits>;

/** The list of courses, made ready to be filtered. */
export interface CourseIndex {
  readonly rows: readonly CourseRow[];
  /** The row of each course, by its number. */
  readonly at: ReadonlyMap<number, number>;
  /** Of the dimensions that the catalogue itself tells. */
  readonly options: ReadonlyMap<Dimension, Options>;
}

/** Up to so many hours, and beyond. */
export const HOURS = ['1', '3', '10', 'more'] as const;

const MINUTES_AN_HOUR = 60;

const hoursOf = (minutes: number): string =>
  HOURS.find((hours) => minutes <= Number(hours) * MINUTES_AN_HOUR) ?? 'more';

function valuesOf(entry: CatalogueCourse): readonly (readonly [Dimension, readonly string[]])[] {
  const { languages, captions = [], subject, level, competencies = [], minutes, partner, certificate } = entry;
  return [
    ['lang', languages],
    ['captions', captions],
    ['subject', [subject]],
    ['level', [level]],
    ['competency', competencies],
    ['hours', [hoursOf(minutes)]],
    ['partner', partner === undefined ? [] : [partner]],
    ['certificate', certificate === undefined ? [] : [certificate]],
    ['collection', entry.collections ?? []],
  ];
}

/** Builds an index of courses that come some at a time. */
export function createIndex() {
  const rows: CourseRow[] = [];
  const at = new Map<number, number>();
  const members = new Map<Dimension, Map<string, number[]>>();

  function note(dimension: Dimension, value: string, row: number): void {
    const options = members.get(dimension) ?? new Map<string, number[]>();
    members.set(dimension, options);
    const known = options.get(value);
    if (known) known.push(row);
    else options.set(value, [row]);
  }

  return {
    add(entries: readonly CatalogueCourse[]): void {
      for (const entry of entries) {
        const row = rows.push(rowOf(entry)) - 1;
        at.set(entry.course, row);
        for (const [dimension, values] of valuesOf(entry)) for (const value of values) note(dimension, value, row);
      }
    },
    has: (course: number): boolean => at.has(course),
    finish(): CourseIndex {
      const toBits = (options: ReadonlyMap<string, number[]>): Options =>
        new Map([...options].map(([value, list]) => [value, bitsOf(list, rows.length)]));
      return { rows, at, options: new Map([...members].map(([dimension, options]) => [dimension, toBits(options)])) };
    },
  };
}
