import { longestCommonSubsequence } from './longest-common-subsequence.ts';

/** What tells a block from another: its kind ("paragraph", "heading2"), and a hash of its source text. */
export interface BlockMark {
  kind: string;
  hash: string;
}
export interface NumberedBlock extends BlockMark {
  n: number;
}

/**
 * Gives the blocks of an edited text their numbers (pack-spec [NUM3]). Unchanged blocks keep theirs, found by a longest
 * common subsequence of hashes; between them an old and a new block of the same kind are one block that was
 * edited, in order; the rest are new and take fresh numbers.
 */
export function carryNumbers(
  before: readonly NumberedBlock[],
  after: readonly BlockMark[],
  fresh: () => number,
): NumberedBlock[] {
  const unchanged = longestCommonSubsequence<BlockMark>(
    before,
    after,
    (a, b) => a.hash === b.hash && a.kind === b.kind,
  );
  const numbers = new Map<number, number>();
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of [...unchanged, [before.length, after.length] as const]) {
    const gap = before.slice(oldStart, oldEnd);
    for (let index = newStart; index < newEnd; index++) {
      const edited = gap.findIndex(({ kind }) => kind === after[index]?.kind);
      const [block] = edited < 0 ? [] : gap.splice(edited, 1);
      if (block) numbers.set(index, block.n);
    }
    const kept = before[oldEnd];
    if (kept) numbers.set(newEnd, kept.n);
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return after.map(({ kind, hash }, index) => ({ n: numbers.get(index) ?? fresh(), kind, hash }));
}
