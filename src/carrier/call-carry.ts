import { MalformedError } from '../protocol/bytes/byte-reader.ts';
import { CARRIER_API } from '../protocol/carrier/api.ts';
import {
  CARRIED_CONTENT_TYPE,
  decodeCarriedFile,
  encodeCarriedFile,
  type Receipt,
  UnsupportedFileError,
} from '../protocol/carrier/carried-file.ts';
import { ask } from '../sync/ask.ts';
import type { Cancel, SyncDeps } from '../sync/deps.ts';

/** Why nothing was delivered now; all of it can be brought again. */
export type CarryProblem = 'offline' | 'captive' | 'busy';

export type Delivered =
  /** Of some envelopes, or of all; the others are to be brought again. */
  { readonly kind: 'receipts'; readonly receipts: readonly Receipt[] } | { readonly kind: CarryProblem };

/** Hands envelopes to the server, or a hub of another origin, as many as one delivery holds. Delivering again is harmless [SEAL7]. */
export async function callCarry(
  { fetch, origin = '' }: Pick<SyncDeps, 'fetch'> & { readonly origin?: string },
  envelopes: readonly Uint8Array[],
  cancel: Cancel,
): Promise<Delivered> {
  const body = await encodeCarriedFile({ kind: 'work', envelopes });
  const init = { method: 'POST', headers: { 'content-type': CARRIED_CONTENT_TYPE }, body };
  const reply = await ask(fetch, `${origin}${CARRIER_API.carry}`, init, CARRIED_CONTENT_TYPE, cancel);
  if (!reply) return { kind: 'offline' };
  if (reply.status === 429 || reply.status >= 500) return { kind: 'busy' };
  return (reply.body && (await readReceipts(reply.body))) ?? { kind: 'captive' };
}

/** Magic and hash tell the server's answer from a captive portal's; what it says is believed only by who can open it. */
async function readReceipts(bytes: Uint8Array): Promise<Delivered | undefined> {
  try {
    const carried = await decodeCarriedFile(bytes);
    return carried.kind === 'receipts' ? carried : undefined;
  } catch (error) {
    if (error instanceof MalformedError || error instanceof UnsupportedFileError) return undefined;
    throw error;
  }
}
