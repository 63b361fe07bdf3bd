import type { BlockMark, NumberedBlock } from './carry-numbers.ts';
import { longestCommonSubsequence } from './longest-common-subsequence.ts';

/**
 * Which number of the source each block of a translation takes (pack-spec [NUM4]): block for block where the kinds agree,
 * else by the longest common subsequence of kinds. Undefined: the block has no counterpart.
 */
export function alignTranslation(
  source: readonly NumberedBlock[],
  translation: readonly BlockMark[],
): (number | undefined)[] {
  const pairs = longestCommonSubsequence<BlockMark>(source, translation, (a, b) => a.kind === b.kind);
  const numbers = new Map(pairs.map(([from, to]) => [to, source[from]?.n]));
  return translation.map((_, index) => numbers.get(index));
}
