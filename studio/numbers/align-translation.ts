import type { BlockMark, NumberedBlock } from './carry-numbers.ts';
import type { UnitRecord } from './lock-schema.ts';
import { longestCommonSubsequence } from './longest-common-subsequence.ts';
import { blockUnit, unitHash } from './unit-names.ts';

/**
 * Which number of the source each block of a translation takes (pack-spec [NUM4]): blocks that are as the lock remembers
 * them keep theirs; between them block for block where the kinds agree, else by the longest common subsequence of
 * kinds. Undefined: the block has no counterpart.
 */
export function alignTranslation(
  source: readonly NumberedBlock[],
  translation: readonly BlockMark[],
  remembered: Readonly<Record<string, UnitRecord>> = {},
): (number | undefined)[] {
  const isRemembered = (from: NumberedBlock, to: BlockMark): boolean =>
    from.kind === to.kind && remembered[blockUnit(from.n)]?.target === unitHash(to.hash);
  const kept = longestCommonSubsequence<NumberedBlock, BlockMark>(source, translation, isRemembered);
  const numbers = new Map<number, number | undefined>();
  let [from, to] = [0, 0];
  for (const [fromEnd, toEnd] of [...kept, [source.length, translation.length] as const]) {
    const [left, right] = [source.slice(from, fromEnd), translation.slice(to, toEnd)];
    const pairs = longestCommonSubsequence<BlockMark>(left, right, (a, b) => a.kind === b.kind);
    for (const [a, b] of pairs) numbers.set(to + b, left[a]?.n);
    numbers.set(toEnd, source[fromEnd]?.n);
    [from, to] = [fromEnd + 1, toEnd + 1];
  }
  return translation.map((_, index) => numbers.get(index));
}
