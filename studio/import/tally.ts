import type { Imported } from './draft.ts';

/** Counts what a package holds and what of it came in, by kind. */
export interface Tally {
  found: (kind: string) => void;
  imported: (kind: string) => void;
  counts: () => Imported['counts'];
}

export function createTally(): Tally {
  const counts = new Map<string, { found: number; imported: number }>();
  const of = (kind: string) => {
    const count = counts.get(kind) ?? { found: 0, imported: 0 };
    counts.set(kind, count);
    return count;
  };
  return {
    found: (kind) => {
      of(kind).found += 1;
    },
    imported: (kind) => {
      of(kind).imported += 1;
    },
    counts: () => Object.fromEntries(counts),
  };
}
