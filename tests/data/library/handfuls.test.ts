import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handfuls } from '../../../src/data/library/handfuls.ts';
import type { MissingPiece } from '../../../src/data/library/missing-pieces.ts';
import { CHUNK_BYTES } from '../../../src/protocol/pack/blob-ref.ts';

const pieceOf = (bytes: number, n: number, isList = false): MissingPiece => ({
  ...{ piece: { hash: `piece ${n}`, bytes }, kind: 'text', movedBytes: bytes },
  ...(isList && { listOf: { hash: `piece ${n}`, bytes } }),
});
async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
const handsOf = async (pieces: readonly MissingPiece[], mayTake = async () => true): Promise<MissingPiece[][]> => {
  const hands: MissingPiece[][] = [];
  for await (const hand of handfuls(each(pieces), mayTake)) hands.push(hand);
  return hands;
};
const bytesIn = (hand: readonly MissingPiece[]) => hand.reduce((sum, { piece }) => sum + piece.bytes, 0);

describe('what is in hand at once', () => {
  it('is never more than a chunk, and all in order in the end [DL2]', async () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: CHUNK_BYTES }), fc.boolean()), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(sizes, async (sizesOfPieces) => {
        const pieces = sizesOfPieces.map(([bytes, isList], n) => pieceOf(bytes, n, isList));
        const hands = await handsOf(pieces);
        expect(Math.max(0, ...hands.map(bytesIn))).toBeLessThanOrEqual(CHUNK_BYTES);
        expect(hands.flat()).toEqual(pieces);
      }),
    );
  });

  it('ends with a chunk list: what comes after it is not known before [DL2]', async () => {
    const hands = await handsOf([pieceOf(10, 1), pieceOf(10, 2, true), pieceOf(10, 3)]);
    expect(hands.map((hand) => hand.length)).toEqual([2, 1]);
  });

  it('holds many small pieces together', async () => {
    const hands = await handsOf(Array.from({ length: 40 }, (_, n) => pieceOf(1_000, n)));
    expect(hands.length).toBe(2);
  });

  it('is asked for piece by piece, just before it is taken, with what is in it already [DL7]', async () => {
    const asked: [string, number][] = [];
    const hands = handfuls(
      each([600_000, 400_000, 300_000].map((bytes, n) => pieceOf(bytes, n))),
      async (one, taken) => {
        asked.push([one.piece.hash, taken]);
        return one.piece.hash !== 'piece 1';
      },
    );
    const first = await hands.next();
    expect(first.value).toHaveLength(2);
    expect(asked).toEqual([
      ['piece 0', 0],
      ['piece 1', 600_000],
      ['piece 2', 600_000],
    ]);
  });
});
