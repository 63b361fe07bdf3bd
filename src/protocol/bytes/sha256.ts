import { concat } from './concat.ts';

export const HASH_BYTES = 32;

/** SHA-256 of these parts, one after the other. */
export const sha256 = async (...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
