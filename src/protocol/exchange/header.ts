import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { MAGIC, NONCE_BYTES, OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from './version.ts';

/** The message is well-formed so far, but of a version that this reader does not have. */
export class UnsupportedVersionError extends Error {
  override readonly name = 'UnsupportedVersionError';
  readonly nonce: Uint8Array;
  constructor(version: number, nonce: Uint8Array) {
    super(`protocol version ${version}`);
    this.nonce = nonce;
  }
}

export function writeHeader(w: ByteWriter, nonce: Uint8Array): void {
  for (const byte of MAGIC) w.byte(byte);
  w.varint(PROTOCOL_VERSION);
  w.bytes(nonce);
}

/** Magic, version and nonce, which no version moves [MSG1]. Returns the nonce. */
export function readHeader(r: ByteReader): Uint8Array {
  for (const byte of MAGIC) if (r.byte() !== byte) throw new MalformedError('not an exchange message');
  const version = r.varint();
  const nonce = r.bytes(NONCE_BYTES);
  if (version < OLDEST_PROTOCOL_VERSION || version > PROTOCOL_VERSION) {
    throw new UnsupportedVersionError(version, nonce);
  }
  return nonce;
}

export const isSameNonce = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
