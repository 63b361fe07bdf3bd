import type { Piece } from '../data/library/pieces.ts';
import { CHUNK_BYTES } from '../protocol/pack/blob-ref.ts';

/** A part of a chunk: bytes `from` to before `to`. */
export interface Slice {
  piece: Piece;
  from: number;
  to: number;
}

/** Cuts the range from `start` to `end` (both included) of a blob along its chunks. */
export const slicesOf = (pieces: readonly Piece[], start: number, end: number): Slice[] =>
  pieces.flatMap((piece, n) => {
    const offset = n * CHUNK_BYTES;
    const from = Math.max(0, start - offset);
    const to = Math.min(piece.bytes, end + 1 - offset);
    return from < to ? [{ piece, from, to }] : [];
  });
