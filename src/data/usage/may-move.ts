import type { BlobKind } from '../../protocol/pack/plan-download.ts';
import type { Hold } from '../library/download-row.ts';

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
