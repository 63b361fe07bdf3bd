import { formFor, isAffordable, type Means } from '../../data/phone/affordable.ts';
import type { WeighedRung } from '../../data/phone/propose-rung.ts';
import { type Bits, noBits, setBit } from './bits.ts';
import type { CourseRow } from './course-row.ts';

/** Up to so many MB in the form proposed, and beyond; `today`: what is left of today's data is enough. */
export const SIZES = ['today', '5', '20', '100', 'more'] as const;

const BYTES_A_MB = 1_000_000;

/** Each course in the form that suits her phone and her data. */
export interface Weights {
  /** By row. */
  readonly forms: readonly WeighedRung[];
  /** The rows of each size. */
  readonly sizes: ReadonlyMap<string, Bits>;
}

export function weighCourses(rows: readonly CourseRow[], means: Means): Weights {
  const sizes = new Map<string, Bits>(SIZES.map((size) => [size, noBits(rows.length)]));
  const note = (size: string, row: number) => {
    const bits = sizes.get(size);
    if (bits) setBit(bits, row);
  };
  const forms = rows.map((row, nth) => {
    const form = formFor(row.forms, means);
    if (isAffordable(form, means)) note('today', nth);
    note(sizeOf(form), nth);
    return form;
  });
  return { forms, sizes };
}

const sizeOf = ({ costBytes }: WeighedRung): string =>
  SIZES.find((size) => Number(size) * BYTES_A_MB >= costBytes) ?? 'more';
