/** How high the groups of a long list are, so far as they were ever drawn. Pixels. */
export interface WindowLayout {
  /** Courses that are drawn, and measured, together. */
  readonly size: number;
  /** By group; 0 of those that were never drawn. */
  readonly heights: Float64Array;
  /** What a group is taken for until it is drawn: as high as the first that was. */
  guess: number;
  isGuessed: boolean;
}

/** A card of a phone. */
const FIRST_GUESS_PX = 220;

export const newLayout = (courses: number, size: number): WindowLayout => ({
  size,
  heights: new Float64Array(Math.ceil(courses / size)),
  guess: FIRST_GUESS_PX,
  isGuessed: true,
});

/** Notes how high a group is. */
export function measured(layout: WindowLayout, group: number, height: number): void {
  if (layout.isGuessed) {
    layout.guess = height;
    layout.isGuessed = false;
  }
  layout.heights[group] = height;
}

/** After this the list is of another width: nothing that was measured holds. */
export function forgetHeights(layout: WindowLayout): void {
  layout.heights.fill(0);
  layout.isGuessed = true;
}

/** How high the groups from `first` up to and without `end` are together. */
export function heightOf({ heights, guess }: WindowLayout, first: number, end: number): number {
  let sum = 0;
  for (let group = first; group < end; group++) sum += heights[group] || guess;
  return sum;
}

/** The groups that touch a stretch of the list, in pixels from its top. */
export function groupsBetween({ heights, guess }: WindowLayout, from: number, to: number): number[] {
  const groups: number[] = [];
  let top = 0;
  for (let group = 0; group < heights.length && top < to; group++) {
    const bottom = top + (heights[group] || guess);
    if (bottom > from) groups.push(group);
    top = bottom;
  }
  return groups;
}

/**
 * The groups to draw next: those that are drawn and wanted, and the one wanted most of those that are missing. One at a time: more would
 * hold up a cheap phone. `held` stays whatever is wanted.
 */
export function nextDrawn(drawn: readonly number[], wanted: readonly number[], held: number | undefined): number[] {
  const middle = ((wanted[0] ?? 0) + (wanted.at(-1) ?? 0)) / 2;
  const staying = drawn.filter((group) => group === held || wanted.includes(group));
  const missing = wanted.filter((group) => !drawn.includes(group));
  const [next] = missing.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return next === undefined ? staying : [...staying, next].sort((a, b) => a - b);
}
