import { toHex } from '../../protocol/bytes/hex.ts';

/** SHA-256 in hex. Needs a secure context, as service workers do. */
export const sha256 = async (bytes: BufferSource): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
