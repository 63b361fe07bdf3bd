import type { MayMove, Move } from '../usage/may-move.ts';
import type { DownloadDeps } from './deps.ts';
import type { Download, Hold } from './download-row.ts';

export interface HeldMoves {
  /** Forgets what was held of a course; asks for it anew, and remembers what is refused. */
  forget: (course: number) => MayMove;
  /** The first of the downloads that may go on now: looked at often, so only the moves that were refused are asked for again. */
  firstFree: (downloads: readonly Download[]) => Promise<Download | undefined>;
}

/** Remembers which moves of which courses the rules have refused [DL7]. */
export function holdMoves({ mayMove, sourceOf }: Pick<DownloadDeps, 'mayMove' | 'sourceOf'>): HeldMoves {
  const refused = new Map<number, { move: Move; why: Hold }[]>();

  async function isFree(download: Download): Promise<boolean> {
    const { course, hold, isNow } = download;
    const moves = hold && refused.get(course);
    if (!moves || isNow || (await sourceOf?.(download)) !== undefined) return true;
    // Also what is refused for another reason now is tried: the row says what it waits for.
    for (const { move, why } of moves) if ((await mayMove(move)) !== why) return true;
    return false;
  }

  return {
    forget: (course) => {
      const moves: { move: Move; why: Hold }[] = [];
      refused.set(course, moves);
      return async (move) => {
        const hold = await mayMove(move);
        if (hold) moves.push({ move, why: hold });
        return hold;
      };
    },
    firstFree: async (downloads) => {
      for (const download of downloads) if (await isFree(download)) return download;
      return undefined;
    },
  };
}
