import type { Piece } from '../data/library/pieces.ts';

/** A part of a chunk: bytes `from` to before `to`. */
export interface Slice {
  piece: Piece;
  from: number;
  to: number;
}

/** Cuts the range from `start` to `end` (both included) of a file along its chunks. */
export function slicesOf(pieces: readonly Piece[], start: number, end: number): Slice[] {
  let offset = 0;
  return pieces.flatMap((piece) => {
    const from = Math.max(0, start - offset);
    const to = Math.min(piece.bytes, end + 1 - offset);
    offset += piece.bytes;
    return from < to ? [{ piece, from, to }] : [];
  });
}

/** The last byte of the chunk that a byte of a file lies in. */
export function chunkEndAt(pieces: readonly Piece[], start: number): number {
  let end = -1;
  for (const piece of pieces) {
    end += piece.bytes;
    if (end >= start) break;
  }
  return end;
}
