import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { MAGIC, NONCE_BYTES, type ProtocolVersion } from './version.ts';

/** The message is well-formed so far, but of a version that this reader does not have. */
export class UnsupportedVersionError extends Error {
  override readonly name = 'UnsupportedVersionError';
  readonly nonce: Uint8Array;
  constructor(version: number, nonce: Uint8Array) {
    super(`protocol version ${version}`);
    this.nonce = nonce;
  }
}

export interface Header {
  readonly version: ProtocolVersion;
  readonly nonce: Uint8Array;
}

export function writeHeader(w: ByteWriter, { version, nonce }: Header): void {
  for (const byte of MAGIC) w.byte(byte);
  w.varint(version);
  w.bytes(nonce);
}

/** Magic, version and nonce, which no version moves [MSG1]. */
export function readHeader(r: ByteReader): Header {
  for (const byte of MAGIC) if (r.byte() !== byte) throw new MalformedError('not an exchange message');
  const version = r.varint();
  const nonce = r.bytes(NONCE_BYTES);
  if (version !== 1 && version !== 2) throw new UnsupportedVersionError(version, nonce);
  return { version, nonce };
}

export const isSameNonce = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
