/** A set of rows as bits: what many filters have in common is found a word of 32 rows at a time. */
export type Bits = Uint32Array;

const ROWS_A_WORD = 32;

export const noBits = (rows: number): Bits => new Uint32Array(Math.ceil(rows / ROWS_A_WORD));

export function bitsOf(members: Iterable<number>, rows: number): Bits {
  const bits = noBits(rows);
  for (const row of members) setBit(bits, row);
  return bits;
}

export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
}

export const hasBit = (bits: Bits, row: number): boolean => ((bits[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;

/** Keeps in `bits` what is in `others` too. */
export function keepCommon(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) & (others[word] ?? 0);
}

/** Adds `others` to `bits`. */
export function addAll(bits: Bits, others: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (others[word] ?? 0);
}

/** How many rows two sets have in common. */
export function countCommon(a: Bits, b: Bits): number {
  let count = 0;
  for (let word = 0; word < a.length; word++) count += countOnes((a[word] ?? 0) & (b[word] ?? 0));
  return count;
}

/** The ones of a word, added up in pairs, fours and bytes. */
function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
