import { type LetterSets, letterSetsOf } from './fuzzy-keys.ts';
import type { Segment } from './segment.ts';

/** A segment that is searched in. */
export interface OpenSegment {
  readonly segment: Segment;
  readonly letterSets: LetterSets;
}

export const openSegment = (segment: Segment): OpenSegment => ({ segment, letterSets: letterSetsOf(segment) });
