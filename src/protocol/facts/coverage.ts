import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';

/** Half-open interval [from, to) of whole seconds of a medium, or of block numbers of a text. */
export type Interval = readonly [from: number, to: number];

/** Which parts were really seen: disjoint intervals, ascending, never touching. The lattice is the set union [COV1]. */
export type Coverage = readonly Interval[];

export function normalise(intervals: readonly Interval[]): Coverage {
  const sorted = intervals.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export const joinCoverage = (a: Coverage, b: Coverage): Coverage => normalise([...a, ...b]);

/** What `b` has and `a` lacks; undefined where there is nothing. Both are walked once, side by side. */
export function deltaCoverage(b: Coverage, a: Coverage): Coverage | undefined {
  const rest: Interval[] = [];
  let next = 0;
  for (const [from, to] of b) {
    let at = from;
    for (let taken = a[next]; taken && taken[0] < to; taken = a[next]) {
      if (taken[0] > at) rest.push([at, taken[0]]);
      at = Math.max(at, taken[1]);
      // What reaches beyond this interval may reach into the next one.
      if (at >= to) break;
      next += 1;
    }
    if (at < to) rest.push([at, to]);
  }
  return rest.length > 0 ? rest : undefined;
}

/** How many seconds or blocks are covered. */
export const coveredLength = (coverage: Coverage): number => coverage.reduce((sum, [from, to]) => sum + (to - from), 0);

export function writeCoverage(w: ByteWriter, coverage: Coverage): void {
  w.varint(coverage.length);
  let last = 0;
  for (const [from, to] of coverage) {
    w.varint(from - last);
    w.varint(to - from);
    last = to;
  }
}

export function readCoverage(r: ByteReader): Coverage {
  let last = 0;
  const intervals = Array.from({ length: r.count() }, (): Interval => {
    const from = last + r.varint();
    const to = from + r.varint();
    if (!Number.isSafeInteger(to)) throw new MalformedError('an interval out of range');
    last = to;
    return [from, to];
  });
  return normalise(intervals);
}
