import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { concat } from '../bytes/concat.ts';
import { toHex } from '../bytes/hex.ts';
import { sha256 } from '../bytes/sha256.ts';
import { decodeBase45, encodeBase45 } from './base45.ts';

/** How the text of every part begins [QR1]: no other code that a camera meets does. */
const MAGIC = 'CVQ1';
/** So few that a cheap camera reads the code from another phone's screen. */
const PART_BYTES = 300;
/** More than a person has the patience to scan. */
export const MAX_PARTS = 12;
const WHOLE_HASH_BYTES = 4;

/** One of a sequence of QR codes. Parts belong together where `whole` and `count` are the same. */
export interface QrPart {
  /** First 4 bytes of the SHA-256 of what the sequence says, in hex. */
  readonly whole: string;
  readonly count: number;
  /** From 0. */
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** The texts of the codes that say these bytes; undefined where they would be too many. */
export async function splitIntoQr(bytes: Uint8Array): Promise<string[] | undefined> {
  const count = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  if (count > MAX_PARTS) return undefined;
  const hash = (await sha256(bytes)).subarray(0, WHOLE_HASH_BYTES);
  // Of even size, so that none is harder to read than the others.
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, index) => {
    const w = new ByteWriter();
    w.bytes(hash);
    w.varint(count);
    w.varint(index);
    w.bytes(bytes.subarray(index * size, (index + 1) * size));
    return MAGIC + encodeBase45(w.finish());
  });
}

/** The part that a code's text is; undefined where the code is somebody else's. */
export function readQrPart(text: string): QrPart | undefined {
  if (!text.startsWith(MAGIC)) return undefined;
  try {
    const r = new ByteReader(decodeBase45(text.slice(MAGIC.length)));
    const [whole, count, index] = [toHex(r.bytes(WHOLE_HASH_BYTES)), r.varint(), r.varint()];
    return count > MAX_PARTS || index >= count ? undefined : { whole, count, index, bytes: r.rest() };
  } catch (error) {
    if (error instanceof MalformedError) return undefined;
    throw error;
  }
}

/** What all parts of a sequence say together, in whatever order they are given. @throws MalformedError */
export async function joinQrParts(parts: readonly QrPart[]): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = concat(...[...parts].sort((a, b) => a.index - b.index).map((part) => part.bytes));
  const [first] = parts;
  const hash = toHex((await sha256(bytes)).subarray(0, WHOLE_HASH_BYTES));
  if (first?.whole !== hash) throw new MalformedError('parts that do not belong together');
  return bytes;
}
