import type { Piece } from '../data/library/pieces.ts';
import type { PreambleProblem } from '../protocol/pack/pack-file.ts';
import type { Selection } from '../protocol/pack/selection.ts';
import type { Signed } from '../protocol/pack/signed.ts';

/** A course that a source says it holds; nothing of it is believed before its release is. */
export interface OfferedCourse {
  release: Signed;
  /** How much of it; undefined where only a look tells. */
  selection?: Selection;
}

/** Where packs come from without a line: a file, or a folder that mirrors a store. */
export interface PackSource {
  keys: Signed;
  courses: readonly OfferedCourse[];
  /** The bytes that should be this piece, by length only: whether they are, their hash tells. */
  find: (piece: Piece) => Blob | undefined;
  /** False where the file ends too early, or was damaged between its records. */
  isWhole: boolean;
}

/** Why a file is no source; `unreadable`: it cannot be read from the disk any more. */
export type FileProblem = PreambleProblem | 'unreadable';
