import { seededRandom } from '../../../server/start/random.ts';

/** All that is left to chance in one schedule; the same seed gives the same again. */
export interface Chance {
  /** 0 to 1, below 1. */
  readonly random: () => number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  hits(probability: number): boolean;
  hex(byteCount: number): string;
}

export function makeChance(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  return {
    random,
    below,
    pick: ([first, ...rest]) => rest[below(rest.length + 1) - 1] ?? first,
    hits: (probability) => random() < probability,
    hex: (byteCount) => Array.from({ length: byteCount }, () => below(256).toString(16).padStart(2, '0')).join(''),
  };
}
