import type { Deeds } from './deeds.ts';

interface Stamp {
  readonly replica: string;
  readonly lamport: number;
}

/** One answer, place or note that was ever given. */
interface Given {
  readonly key: string;
  /** The study that gave it. */
  readonly by: number;
  /** Those that its writer had before her when she gave it. */
  instead: readonly number[];
  /** Under which name a note was written. */
  stamp?: Stamp;
  /** Whether it was shown as saved, and is still somewhere. */
  isSure: boolean;
}

/**
 * All that was done in one schedule, beside the app: what may be found at the end, what must be, and which answers have given way to
 * a later one of somebody who knew them.
 */
export function makeLedger() {
  const given = new Map<number, Given>();
  /** All that was ever added to a cell, whether it was kept or not. */
  const added = new Map<string, number>();
  let last = 0;

  const supersededBy = (n: number): Set<number> => {
    const all = new Set<number>();
    const open = [...(given.get(n)?.instead ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (all.has(next)) continue;
      all.add(next);
      open.push(...(given.get(next)?.instead ?? []));
    }
    return all;
  };

  /**
   * Two copies of one phone write under one name until the first of them has exchanged twice and the other is found out. What both
   * write in one note in that time cannot be told apart: one of them stands.
   */
  function mayBeTakenForAnother(n: number): boolean {
    const { key, by, stamp } = given.get(n) ?? {};
    if (!stamp) return false;
    return [...given.values()].some(
      (other) =>
        other.key === key &&
        other.by !== by &&
        other.stamp?.replica === stamp.replica &&
        other.stamp.lamport >= stamp.lamport,
    );
  }

  return {
    newNumber: () => ++last,
    /** The number of a new answer or place. */
    give(by: number, key: string, instead: number | undefined): number {
      last += 1;
      given.set(last, { key, by, instead: instead === undefined ? [] : [instead], isSure: false });
      return last;
    },
    /** What its writer had before her, where that is known only now. */
    replaces(n: number, instead: readonly number[], stamp: Stamp): void {
      const known = given.get(n);
      if (known) Object.assign(known, { instead, stamp });
    },
    /** It was shown as saved. */
    confirm(n: number): void {
      const known = given.get(n);
      if (known) known.isSure = true;
    },
    add: (cell: string, seconds: number) => void added.set(cell, (added.get(cell) ?? 0) + seconds),
    addedTo: (cell: string) => added.get(cell) ?? 0,
    /** Why this cannot be what stands in `key` of the person of these studies; undefined where it can. */
    objection(studies: ReadonlySet<number>, key: string, n: number | undefined): string | undefined {
      const rivals = [...given].filter(([, other]) => other.key === key && other.isSure && studies.has(other.by));
      if (n === undefined) return rivals.length > 0 ? `${key}: nothing stands` : undefined;
      if (given.get(n)?.key !== key) return `${key}: ${n} was never given`;
      const later = rivals.find(([rival]) => supersededBy(rival).has(n));
      return later && `${key}: ${n} stands, though ${later[0]} came after it`;
    },
    /** The same for a note, of which all stand that nobody has replaced. */
    objectionToNote(studies: ReadonlySet<number>, key: string, heads: readonly number[]): string | undefined {
      const replaced = new Set(heads.flatMap((head) => [...supersededBy(head)]));
      const sure = [...given].flatMap(([n, one]) => (one.key === key && one.isSure && studies.has(one.by) ? [n] : []));
      const missing = sure.find((n) => !heads.includes(n) && !replaced.has(n) && !mayBeTakenForAnother(n));
      if (missing !== undefined) return `${key}: ${missing} is gone, and nobody has replaced it`;
      const back = heads.find((head) => sure.some((n) => supersededBy(n).has(head)));
      return back === undefined ? undefined : `${key}: ${back} is back, though it was replaced`;
    },
    /** The storage of a study is gone, and what it gave is not to be found any more but for this. */
    forgive(by: number, kept: Deeds): void {
      for (const [n, one] of given) {
        const standing = kept.standing.get(one.key);
        const stand = [...(kept.notes.get(one.key) ?? []), ...(standing === undefined ? [] : [standing])];
        const isKept = stand.some((other) => other === n || supersededBy(other).has(n));
        if (one.by === by && !isKept) one.isSure = false;
      }
    },
  };
}
export type Ledger = ReturnType<typeof makeLedger>;
