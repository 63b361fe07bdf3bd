import { concat } from '../bytes/concat.ts';
import { HASH_BYTES } from '../bytes/sha256.ts';

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

async function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  // Zeros at its end change nothing for HMAC, and engines refuse a key of no bytes.
  const padded = concat(key, new Uint8Array(Math.max(0, HASH_BYTES - key.length)));
  const imported = await crypto.subtle.importKey('raw', padded, HMAC, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, concat(...parts)));
}

/** HKDF-Extract with SHA-256 (RFC 5869, 2.2). */
export const extract = (salt: Uint8Array, ...secret: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> =>
  hmac(salt, ...secret);

/** HKDF-Expand with SHA-256 (RFC 5869, 2.3), of one block: `length` is 32 bytes at most. */
export async function expand(
  key: Uint8Array,
  length: number,
  ...info: readonly Uint8Array[]
): Promise<Uint8Array<ArrayBuffer>> {
  if (length > HASH_BYTES) throw new RangeError(`more than one block: ${length}`);
  const block = await hmac(key, ...info, Uint8Array.of(1));
  return block.slice(0, length);
}
