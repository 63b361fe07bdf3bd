import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';

/**
 * What a register or an answer holds. `int` is a whole number (a choice's number, a second, a block); `set` is several
 * choices; `decimal` is mantissa / 10^scale, as typed; `none` is an answer taken back; `file` is an attachment, named by the
 * SHA-256 of its bytes, which travel by themselves; `list` is one value for each place, in order: an order, the partners of
 * a match, what fills each gap [VAL2]; `other` is a shape that a later version knows: kept and passed on as it is [VAL1].
 */
export type Value =
  | { type: 'int'; n: number }
  | { type: 'set'; ns: readonly number[] }
  | { type: 'decimal'; mantissa: number; scale: number }
  | { type: 'text'; text: string }
  | { type: 'none' }
  | { type: 'file'; sha256: string; byteLength: number; mediaType: string }
  | { type: 'list'; values: readonly ListedValue[] }
  | { type: 'other'; code: number; bytes: Uint8Array };

/** What a list may hold: no list, so that nothing nests. */
export type ListedValue = Exclude<Value, { type: 'list' }>;

const SMALL = 0x80;
const INT = 0x80;
const SET = 0x81;
const DECIMAL = 0x82;
const TEXT = 0x83;
const NONE = 0x84;
const FILE = 0x85;
const LIST = 0x86;

const SHA256_BYTES = 32;

const MAX_SCALE = 15;

export function writeValue(w: ByteWriter, value: Value): void {
  switch (value.type) {
    case 'int':
      if (value.n < SMALL) return w.byte(value.n);
      w.byte(INT);
      return w.varint(value.n);
    case 'set': {
      const ns = [...new Set(value.ns)].sort((a, b) => a - b);
      w.byte(SET);
      w.varint(ns.length);
      ns.forEach((n, i) => {
        w.varint(n - (ns[i - 1] ?? -1) - 1);
      });
      return;
    }
    case 'decimal':
      w.byte(DECIMAL);
      w.zigzag(value.mantissa);
      return w.varint(value.scale);
    case 'text':
      w.byte(TEXT);
      return w.text(value.text);
    case 'none':
      return w.byte(NONE);
    case 'file': {
      w.byte(FILE);
      const block = new ByteWriter();
      block.bytes(fromHex(value.sha256));
      block.varint(value.byteLength);
      block.text(value.mediaType);
      return w.block(block.finish());
    }
    case 'list': {
      w.byte(LIST);
      const block = new ByteWriter();
      for (const listed of value.values) writeValue(block, listed);
      return w.block(block.finish());
    }
    case 'other':
      w.byte(value.code);
      return w.block(value.bytes);
  }
}

export function readValue(r: ByteReader): Value {
  const code = r.byte();
  return code === LIST ? readList(new ByteReader(r.block())) : readListed(r, code);
}

/** The values of a list fill its block. */
function readList(r: ByteReader): Value {
  const values: ListedValue[] = [];
  while (r.left > 0) {
    const code = r.byte();
    if (code === LIST) throw new MalformedError('a list in a list');
    values.push(readListed(r, code));
  }
  return { type: 'list', values };
}

function readListed(r: ByteReader, code: number): ListedValue {
  if (code < SMALL) return { type: 'int', n: code };
  if (code === INT) {
    const n = r.varint();
    if (n < SMALL) throw new MalformedError('number not in its shortest form');
    return { type: 'int', n };
  }
  if (code === SET) {
    let last = -1;
    const ns = Array.from({ length: r.count() }, () => {
      last += 1 + r.varint();
      if (!Number.isSafeInteger(last)) throw new MalformedError('number too large');
      return last;
    });
    return { type: 'set', ns };
  }
  if (code === DECIMAL) {
    const [mantissa, scale] = [r.zigzag(), r.varint()];
    // Comparing decimals takes 10^scale: a scale without a bound would let one answer hold up whoever marks it.
    if (scale > MAX_SCALE) throw new MalformedError('a scale out of range');
    return { type: 'decimal', mantissa, scale };
  }
  if (code === TEXT) return { type: 'text', text: r.text() };
  if (code === NONE) return { type: 'none' };
  if (code === FILE) return readFile(new ByteReader(r.block()));
  return { type: 'other', code, bytes: r.block() };
}

function readFile(r: ByteReader): ListedValue {
  const [sha256, byteLength, mediaType] = [toHex(r.bytes(SHA256_BYTES)), r.varint(), r.text()];
  r.end();
  return { type: 'file', sha256, byteLength, mediaType };
}

/** A total order of values, for ties that only a faulty or hostile writer makes. */
export function compareValues(a: Value, b: Value): number {
  const [x, y] = [encode(a), encode(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

function encode(value: Value): Uint8Array {
  const w = new ByteWriter();
  writeValue(w, value);
  return w.finish();
}
