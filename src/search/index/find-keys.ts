import { keyCount, keyLength, keyStart, type Segment } from './segment.ts';

/** The place of a key among the sorted keys of a segment; undefined where it has no such key. */
export function findKey(segment: Segment, wanted: string): number | undefined {
  const key = lowerBound(segment, wanted);
  if (key === keyCount(segment) || keyLength(segment, key) !== wanted.length) return undefined;
  return compareKey(segment, key, wanted) === 0 ? key : undefined;
}

/** The keys that begin so: from the first up to, not with, the second. */
export function findPrefix(segment: Segment, prefix: string): readonly [from: number, to: number] {
  return [lowerBound(segment, prefix), lowerBound(segment, `${prefix}\uffff`)];
}

/** The first key that does not come before `wanted`. */
function lowerBound(segment: Segment, wanted: string): number {
  let [from, to] = [0, keyCount(segment)];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareKey(segment, middle, wanted) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Negative where the key comes first, as JavaScript sorts strings. */
function compareKey(segment: Segment, key: number, wanted: string): number {
  const start = keyStart(segment, key);
  const length = keyLength(segment, key);
  const shared = Math.min(length, wanted.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = segment.keys.charCodeAt(start + at) - wanted.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}
