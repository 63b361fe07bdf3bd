const LONGEST = 48;
/** Three rows are kept, since a swap of neighbours looks two rows back. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1));
const rowAt = (at: number): Uint8Array => rows[at % 3] ?? new Uint8Array(LONGEST + 1);

/** A part of a string that is not cut out of it. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly length: number;
}

/**
 * How many letters were left out, put in, mistaken for others or swapped with a neighbour (optimal string alignment) between two words, at
 * most `most` + 1. With `isPrefix` any beginning of the part will do.
 */
export function editDistance(word: string, part: Part, most: number, isPrefix = false): number {
  const tooFar = most + 1;
  if (word.length > LONGEST || part.length > LONGEST) return tooFar;
  const columns = isPrefix ? Math.min(part.length, word.length + most) : part.length;
  if (columns < word.length - most || (!isPrefix && columns > word.length + most)) return tooFar;
  const first = rowAt(0);
  for (let column = 0; column <= columns; column += 1) first[column] = column;
  for (let row = 1; row <= word.length; row += 1) {
    if (fillRow(word, part, row, columns) > most) return tooFar;
  }
  const last = rowAt(word.length);
  if (!isPrefix) return Math.min(tooFar, last[columns] ?? tooFar);
  let least = tooFar;
  for (let column = 0; column <= columns; column += 1) least = Math.min(least, last[column] ?? tooFar);
  return least;
}

/** Fills one row of the table; returns its least value. */
function fillRow(word: string, { text, start }: Part, row: number, columns: number): number {
  const [current, above, twoAbove] = [rowAt(row), rowAt(row + 2), rowAt(row + 1)];
  const letter = word.charCodeAt(row - 1);
  const before = row > 1 ? word.charCodeAt(row - 2) : -1;
  current[0] = row;
  let least = row;
  let left = row;
  for (let column = 1; column <= columns; column += 1) {
    const other = text.charCodeAt(start + column - 1);
    const diagonal = above[column - 1] ?? 0;
    let value = letter === other ? diagonal : 1 + Math.min(diagonal, left, above[column] ?? 0);
    if (column > 1 && letter === text.charCodeAt(start + column - 2) && before === other)
      value = Math.min(value, 1 + (twoAbove[column - 2] ?? 0));
    current[column] = value;
    left = value;
    if (value < least) least = value;
  }
  return least;
}
