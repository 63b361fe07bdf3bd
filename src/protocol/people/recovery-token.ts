import { toBase64Url } from '../bytes/base64url.ts';
import { sha256 } from '../bytes/sha256.ts';
import { TOKEN_BYTES } from '../ids.ts';

/** Stands before the token, so that this hash is of no use elsewhere. */
export const RECOVERY_LABEL = 'caravan recovery 1 ';

/**
 * The recovery token of a device [REC1]: the first 16 bytes of SHA-256 of the label and the device's token, in base64url. So
 * a phone without a line can write it into a backup file, a lost reply costs nothing, and whoever reads it in a file
 * or a cookie learns nothing of the device's token. It dies when the device is revoked.
 */
export async function recoveryToken(token: string): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(RECOVERY_LABEL + token));
  return toBase64Url(hash.subarray(0, TOKEN_BYTES));
}
