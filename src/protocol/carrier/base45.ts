import { MalformedError } from '../bytes/byte-reader.ts';

/** The letters that a QR code packs into five and a half bits each. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = ALPHABET.length;

/** Two bytes as three letters, a last one alone as two, least significant first (RFC 9285). */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2);
    text += low === undefined ? letters(high, 2) : letters(high * 256 + low, 3);
  }
  return text;
}

function letters(value: number, count: number): string {
  let text = '';
  for (let rest = value, left = count; left > 0; left--) {
    text += ALPHABET.charAt(rest % BASE);
    rest = Math.floor(rest / BASE);
  }
  return text;
}

/** @throws MalformedError */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    const value = [...group].reduceRight((sum, letter) => sum * BASE + digit(letter), 0);
    const isWhole = group.length === 3;
    if (group.length === 1 || value > (isWhole ? 0xffff : 0xff)) throw new MalformedError('not base45');
    if (isWhole) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}

function digit(letter: string): number {
  const value = ALPHABET.indexOf(letter);
  if (value < 0) throw new MalformedError('not base45');
  return value;
}
