import type { PlannedBlob } from '../../protocol/pack/plan-download.ts';
import type { Cancellable, FetchDeps } from './deps.ts';
import type { Download } from './download-row.ts';
import { handOver } from './hand-over.ts';
import type { MissingPiece } from './missing-pieces.ts';

export interface Offer {
  /** Whether the browser has taken over; if not, the page goes on with this handful, and nobody else fetches it. */
  isTakenBefore: (hand: readonly MissingPiece[]) => Promise<boolean>;
  /** Resolves when nothing is being offered any more. */
  done: () => Promise<unknown>;
}

/**
 * Offers a download to the browser each time that its page is left [DL20]. What is in hand then the page brings to its end itself, and nothing
 * after it until the browser has answered: nothing is fetched twice.
 */
export function offerWhenLeft(
  deps: FetchDeps,
  wish: Download,
  plan: readonly PlannedBlob[],
  { signal }: Cancellable,
): Offer {
  const { background } = deps;
  let inHand: ReadonlySet<string> = new Set();
  let taking = Promise.resolve(false);
  const left = () => {
    // Where it cannot be, the page goes on as if nobody had asked; it meets the same fault itself.
    if (background)
      taking = taking
        .then((isTaken) => isTaken || handOver(deps, background, wish, plan, { signal, inHand }))
        .catch(() => false);
  };
  const stop = background?.whenLeft(left);
  return {
    isTakenBefore: async (hand) => {
      for (let asked: typeof taking | undefined; asked !== taking; ) {
        asked = taking;
        if (await asked) return true;
      }
      inHand = new Set(hand.map(({ piece }) => piece.hash));
      return false;
    },
    done: () => {
      stop?.();
      return taking;
    },
  };
}
