import { addAll, type Bits, bitsOf, countCommon, hasBit, keepCommon, noBits } from './bits.ts';
import { type Choice, DIMENSIONS, type Dimension } from './choice.ts';
import type { Options } from './course-index.ts';

/** Of each value of each dimension, how many courses it would leave, all the other dimensions as they are chosen. */
export type Counts = ReadonlyMap<Dimension, ReadonlyMap<string, number>>;

export interface Found {
  /** Rows of the index, as they are to be shown. */
  readonly order: readonly number[];
  /** Counted when it is asked for: it takes longer than finding. */
  readonly count: () => Counts;
}

interface Asked {
  /** All rows, as they are sorted; of a search only the rows that it found, best first. */
  readonly order: Iterable<number>;
  readonly rows: number;
  readonly options: ReadonlyMap<Dimension, Options>;
  readonly choice: Choice;
}

/** The courses that were asked for, and what each further filter would leave of them. */
export function findCourses({ order, rows, options, choice }: Asked): Found {
  const chosen = new Map(DIMENSIONS.map((name) => [name, chosenIn(choice, name, options.get(name), rows)]));
  const all = bitsOf(order, rows);
  /** What the chosen values leave, those of one dimension left aside. */
  const leftBy = (aside?: Dimension): Bits => {
    const left = all.slice();
    for (const [name, bits] of chosen) if (bits && name !== aside) keepCommon(left, bits);
    return left;
  };
  const shown = leftBy();
  const count = (): Counts =>
    new Map(
      [...options].map(([name, values]) => {
        const left = chosen.get(name) ? leftBy(name) : shown;
        return [name, new Map([...values].map(([value, bits]) => [value, countCommon(left, bits)]))];
      }),
    );
  return { order: [...order].filter((row) => hasBit(shown, row)), count };
}

/** The rows that have any of the values chosen; undefined where none is chosen. */
function chosenIn({ values }: Choice, name: Dimension, options: Options | undefined, rows: number): Bits | undefined {
  const wanted = values[name];
  if (!wanted) return undefined;
  const union = noBits(rows);
  for (const value of wanted) {
    const bits = options?.get(value);
    if (bits) addAll(union, bits);
  }
  return union;
}
