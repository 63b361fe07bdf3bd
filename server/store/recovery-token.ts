import { createHash } from 'node:crypto';
import { TOKEN_BYTES } from '../../src/protocol/ids.ts';
import { RECOVERY_LABEL } from '../../src/protocol/people/recovery-token.ts';
import type { Work } from './context.ts';
import { hashOf } from './secrets.ts';

/** The recovery token of a device [REC1]. */
export const recoveryOf = (token: string): string =>
  createHash('sha256')
    .update(RECOVERY_LABEL + token)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');

/** Notes by what the person of this device is found again when the device is lost. */
export async function keepRecovery(work: Work, token: string): Promise<void> {
  await work
    .insertInto('recovery')
    .values({ recovery_hash: hashOf(recoveryOf(token)), token_hash: hashOf(token) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
