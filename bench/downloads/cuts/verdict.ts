import { canonicalJson } from '../../../src/protocol/pack/canonical-json.ts';
import type { HeldCourse } from '../held-chunks.ts';
import type { ReadBack } from '../page/read-back.ts';

/** What came of one download that was cut. */
export interface Verdict {
  cuts: number;
  /** Chunks on the phone that are not what their hash says. */
  badChunks: number;
  /** Files of the course that are not whole, though it is said to be here. */
  wrongFiles: number;
  /** Bytes of bodies that came beyond those that a download without a cut takes. */
  excessBytes: number;
}

/** Compares what lies on a phone with the store. */
export function compare(held: HeldCourse, course: number, { chunks, bad, lists, here }: ReadBack) {
  const good = new Set(chunks.filter((hash) => !bad.includes(hash)));
  const isWhole = ({ ref, chunks: parts }: HeldCourse['blobs'][number]): boolean =>
    parts.every((hash) => good.has(hash)) &&
    (parts.length === 1 || canonicalJson(lists[ref.hash] ?? []) === canonicalJson(parts));
  const isHere = here.includes(course);
  return {
    badChunks: bad.length,
    wrongFiles: isHere ? held.blobs.filter((blob) => !isWhole(blob)).length : held.blobs.length,
  };
}
