import { MalformedError } from '../bytes/byte-reader.ts';
import { concat } from '../bytes/concat.ts';

/** AES-128-GCM: key and nonce, each used for one message only. */
export interface GcmKey {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
}
export const GCM_KEY_BYTES = 16;
export const GCM_NONCE_BYTES = 12;

const params = (iv: Uint8Array<ArrayBuffer>, aad: Uint8Array) =>
  ({ name: 'AES-GCM', iv, additionalData: concat(aad) }) as const;

/** Seals, with `aad` sealed along but not hidden. */
export async function sealGcm(
  { key, nonce }: GcmKey,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return new Uint8Array(await crypto.subtle.encrypt(params(nonce, aad), imported, concat(plaintext)));
}

/** @throws MalformedError where a bit of it is not as it was sealed, or the key is another */
export async function openGcm(
  { key, nonce }: GcmKey,
  aad: Uint8Array,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(params(nonce, aad), imported, concat(sealed)));
  } catch (cause) {
    throw new MalformedError('not sealed for this key', { cause });
  }
}
