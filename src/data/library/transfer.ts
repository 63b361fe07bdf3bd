import type { PlannedBlob } from '../../protocol/pack/plan-download.ts';
import { alone } from './alone.ts';
import { atMost } from './at-most.ts';
import { bringPiece } from './bring-piece.ts';
import { getChunk } from './chunks.ts';
import type { Cancellable, FetchDeps } from './deps.ts';
import type { Download, Hold } from './download-row.ts';
import { readChunkList } from './fetch-blob.ts';
import { gather } from './gather.ts';
import { handfuls } from './handfuls.ts';
import { type MissingPiece, missingPieces } from './missing-pieces.ts';
import { offerWhenLeft } from './offer-when-left.ts';
import { PackProblem } from './pack-problem.ts';
import { missingOf, totalBytes } from './plan.ts';
import { hasRoomFor } from './storage.ts';
import { type Came, tellProgress } from './tell-progress.ts';

/** Requests that leave room for others on a connection of HTTP/1.1. */
const MOST_REQUESTS = 4;

export interface TransferOptions extends Cancellable {
  /** Whether no other download goes before this one by now. */
  isTurn: () => boolean;
}

/** How a transfer ended that nothing went wrong with; `overtaken`: another one goes first; `handed-over`: the browser goes on. */
export type TransferEnd = 'all' | 'overtaken' | 'handed-over' | Hold;

/**
 * Fetches what the phone lacks of a plan, a handful at a time [DL2]: whatever stops this, the next run starts from there.
 * What may not move by her rules is passed over. Throws PackProblem.
 */
export async function transfer(
  deps: FetchDeps,
  wish: Download,
  plan: readonly PlannedBlob[],
  { signal, isTurn }: TransferOptions,
): Promise<TransferEnd> {
  const refs = plan.map(({ ref }) => ref);
  const total = totalBytes(refs);
  const missingBytes = await missingOf(deps.library, refs);
  if (!(await hasRoomFor(missingBytes))) throw new PackProblem('full');
  const progress = tellProgress(deps, wish, { doneBytes: total - missingBytes, totalBytes: total });
  await progress.tellNow();
  const offer = offerWhenLeft(deps, wish, plan, { signal });
  const held = new Map<MissingPiece['kind'], Hold>();
  const mayTake = async ({ kind, movedBytes }: MissingPiece, takenBytes: number): Promise<boolean> => {
    if (held.has(kind)) return false;
    const move = { kind, bytes: takenBytes + movedBytes, restBytes: progress.restBytes(), isNow: wish.isNow ?? false };
    const hold = await deps.mayMove(move);
    if (hold) held.set(kind, hold);
    return !hold;
  };
  try {
    for await (const hand of handfuls(missingPieces(deps.library, plan), mayTake)) {
      signal.throwIfAborted();
      if (!isTurn()) return 'overtaken';
      if (await offer.isTakenBefore(hand)) return 'handed-over';
      await bringHandful(deps, wish, hand, { signal, keep: progress.keep });
    }
  } finally {
    await offer.done();
    await progress.tellNow();
  }
  const [hold] = held.values();
  return hold ?? 'all';
}

interface HandfulOptions extends Cancellable {
  keep: (came: readonly Came[]) => Promise<void>;
}

/** Brings what is in a handful and keeps it; of one that fails, the others are kept all the same. Throws PackProblem. */
async function bringHandful(
  deps: FetchDeps,
  wish: Download,
  hand: readonly MissingPiece[],
  { signal, keep }: HandfulOptions,
): Promise<void> {
  const coming = gather<Came>(hand.length, keep);
  const inTurn = atMost(MOST_REQUESTS);
  // The lock of a piece is held until it is kept: whoever waits for it finds it on the phone.
  const bring = (missing: MissingPiece): Promise<void> =>
    alone(missing.piece.hash, { signal }, async () =>
      coming.add(await inTurn(() => bringOne(deps, wish, missing, { signal }))),
    );
  const ends = await Promise.allSettled(
    hand.map((missing) =>
      bring(missing).catch((error: unknown) => {
        coming.less();
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function bringOne(
  deps: FetchDeps,
  wish: Download,
  { piece, movedBytes, listOf }: MissingPiece,
  options: Cancellable,
): Promise<Came> {
  // A video that is being watched may have fetched it meanwhile.
  if (!listOf && (await getChunk(deps.library, piece.hash))) return { movedBytes };
  const { chunk, wasBegun } = await bringPiece(deps, wish.course, piece, options);
  if (!listOf) return { movedBytes, chunk, wasBegun };
  return { movedBytes, list: { hash: listOf.hash, chunks: await readChunkList(chunk.bytes, listOf) } };
}
