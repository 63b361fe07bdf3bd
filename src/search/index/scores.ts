/** A text that was found: the place of its segment among those searched, its own in it. */
export interface Hit {
  readonly segment: number;
  readonly text: number;
  readonly score: number;
}

/** Texts in order, the best first. */
export interface Ranking {
  readonly length: number;
  hit(nth: number): Hit;
}

export interface Scores {
  push(segment: number, text: number, score: number): void;
  sort(): Ranking;
}

/** Scores are kept to a 4096th, up to 2^15, and share one number with the text that they are of: the engine sorts numbers by itself. */
const STEPS = 4096;
const MOST_STEPS = 2 ** 27 - 1;
const PLACES = 2 ** 26;

/** Collects the scores of texts, of which each segment has so many. Of texts that are as good the earlier comes first. */
export function createScores(texts: readonly number[]): Scores {
  const starts = texts.map((_, at) => texts.slice(0, at).reduce((sum, count) => sum + count, 0));
  const found: number[] = [];
  return {
    push(segment, text, score) {
      const steps = Math.min(MOST_STEPS, Math.round(score * STEPS));
      found.push(steps * PLACES + (PLACES - 1 - (starts[segment] ?? 0) - text));
    },
    sort() {
      const sorted = Float64Array.from(found).sort();
      return {
        length: sorted.length,
        hit(nth) {
          const packed = sorted[sorted.length - 1 - nth] ?? 0;
          const place = PLACES - 1 - (packed % PLACES);
          const segment = starts.findLastIndex((start, at) => start <= place && (texts[at] ?? 0) > 0);
          return { segment, text: place - (starts[segment] ?? 0), score: Math.floor(packed / PLACES) / STEPS };
        },
      };
    },
  };
}
