import type { BlobKind } from '../../protocol/pack/plan-download.ts';
import type { Hold } from '../library/download-row.ts';
import { flushCounted } from './counter.ts';
import { holdOf } from './hold-of.ts';
import { readLine } from './line.ts';
import { readRules } from './rules.ts';
import { readUsage } from './usage.ts';

/** What a download is about to move. */
export interface Move {
  kind: BlobKind;
  /** The next piece. */
  bytes: number;
  /** All that the download still moves. */
  restBytes: number;
  /** She said "now". */
  isNow: boolean;
}

/** Whether a download may go on by her rules: undefined, or what it waits for. Asked before each piece. */
export type MayMove = (move: Move) => Promise<Hold | undefined>;

/** By the rules, the count and the line as they are kept on this phone. What this realm has counted so far is written first. */
export const mayMove: MayMove = async (move) => {
  await flushCounted();
  const now = new Date();
  const [rules, usage, line] = await Promise.all([readRules(), readUsage(), readLine(now.getTime())]);
  return holdOf(move, { rules, usage, line, now });
};
