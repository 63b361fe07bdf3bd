import { CHUNK_BYTES } from '../../protocol/pack/blob-ref.ts';
import type { MissingPiece } from './missing-pieces.ts';

/** Every piece of a handful has a lock of its own. */
const MOST_PIECES = 32;

/**
 * Gathers what may be in hand at once: together no more than one chunk, so that whatever ends the app costs no more [DL2].
 * A piece is put to `mayTake`, with what is in the handful already, just before it is taken; a chunk list is the last of its handful.
 */
export async function* handfuls(
  pieces: AsyncIterable<MissingPiece>,
  mayTake: (missing: MissingPiece, takenBytes: number) => Promise<boolean>,
): AsyncGenerator<MissingPiece[]> {
  let hand: MissingPiece[] = [];
  for await (const missing of pieces) {
    if (hand.length > 0 && (bytesIn(hand) + missing.piece.bytes > CHUNK_BYTES || hand.length === MOST_PIECES)) {
      yield hand;
      hand = [];
    }
    if (!(await mayTake(missing, movedIn(hand)))) continue;
    hand.push(missing);
    if (!missing.listOf) continue;
    yield hand;
    hand = [];
  }
  if (hand.length > 0) yield hand;
}

const bytesIn = (hand: readonly MissingPiece[]): number => hand.reduce((sum, { piece }) => sum + piece.bytes, 0);
const movedIn = (hand: readonly MissingPiece[]): number => hand.reduce((sum, { movedBytes }) => sum + movedBytes, 0);
