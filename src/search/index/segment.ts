import * as v from 'valibot';

const words = v.instance(Uint32Array);

/**
 * An index of texts in one language, as it lies in the database and in memory: few buffers, no objects. A key is a folded word, or a stem
 * behind STEM_MARK; keys are sorted by their UTF-16 units, so that stems stand first. Each has a list of the texts with it, in order:
 * for each the distance to the one before as a varint, and one byte for how much the text is about it.
 */
export const segmentSchema = v.object({
  /** BCP 47. */
  lang: v.string(),
  /** How many texts; each is named by its place, from 0. */
  texts: v.number(),
  /** All keys, one behind the other. */
  keys: v.string(),
  /** Where each key ends in `keys`. */
  keyEnds: words,
  lists: v.instance(Uint8Array),
  /** Where the list of each key ends in `lists`. */
  listEnds: words,
  /** What each text belongs to, as whoever built it counts: the number of a course, a page of passages. */
  refs: words,
  /** Folded words of the titles, each with a space on either side, one behind the other; empty where there are none. */
  titles: v.string(),
  titleEnds: words,
});
export type Segment = v.InferOutput<typeof segmentSchema>;

/** Comes before every letter. */
export const STEM_MARK = '\u0001';

export const keyCount = ({ keyEnds }: Segment): number => keyEnds.length;

export const keyStart = ({ keyEnds }: Segment, key: number): number => (key === 0 ? 0 : (keyEnds[key - 1] ?? 0));

export const keyLength = (segment: Segment, key: number): number =>
  (segment.keyEnds[key] ?? 0) - keyStart(segment, key);

export const keyAt = (segment: Segment, key: number): string =>
  segment.keys.slice(keyStart(segment, key), segment.keyEnds[key]);

/** Bytes that a segment holds in memory, about. */
export const bytesOfSegment = ({ keys, keyEnds, lists, listEnds, refs, titles, titleEnds }: Segment): number =>
  2 * (keys.length + titles.length) +
  keyEnds.byteLength +
  lists.byteLength +
  listEnds.byteLength +
  refs.byteLength +
  titleEnds.byteLength;
