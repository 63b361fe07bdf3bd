import * as v from 'valibot';
import { PUBLIC_KEY_BYTES } from './hpke.ts';

/** Where the server answers carriers. */
export const CARRIER_API = {
  /** GET: to which key work is sealed. */
  serverKey: '/api/v1/server-key',
  /** POST: a file of envelopes; answered with a file of receipts [SEAL7]. */
  carry: '/api/v1/carry',
} as const;

/** The server's public key, an uncompressed point of P-256 in hex [SEAL1]. */
export const serverKeySchema = v.object({
  publicKey: v.pipe(v.string(), v.regex(new RegExp(`^04[0-9a-f]{${2 * (PUBLIC_KEY_BYTES - 1)}}$`), 'not a public key')),
});
