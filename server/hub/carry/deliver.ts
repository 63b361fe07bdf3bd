import { MalformedError } from '../../../src/protocol/bytes/byte-reader.ts';
import { CARRIER_API } from '../../../src/protocol/carrier/api.ts';
import {
  CARRIED_CONTENT_TYPE,
  decodeCarriedFile,
  encodeCarriedFile,
  MAX_CARRIED_BYTES,
  MAX_ENVELOPES,
  type Receipt,
  UnsupportedFileError,
} from '../../../src/protocol/carrier/carried-file.ts';
import { HubFault } from '../hub-fault.ts';
import type { Line } from '../line.ts';
import type { Envelope, Envelopes } from './envelopes.ts';

/** Some room for what a file has beside its envelopes. */
const MAX_BATCH_BYTES = MAX_CARRIED_BYTES - 1_024;

/** What was brought and has no receipt yet is with a hub that waits for its own line, or the server has no room for it. */
const TRY_AGAIN_MS = 60_000;

export interface DeliverDeps {
  readonly line: Line;
  readonly envelopes: Envelopes;
  readonly now: () => number;
}

/**
 * Brings each envelope that waits to the origin and keeps the receipts that it has. Where the origin is a hub too it may have none yet: then
 * the same is brought again another time, which is harmless [HUB9]. @throws HubFault, or the signal's reason
 */
export async function deliver({ line, envelopes, now }: DeliverDeps, signal: AbortSignal): Promise<void> {
  for (;;) {
    const batch = firstBatch(envelopes.waiting(now() - TRY_AGAIN_MS, MAX_ENVELOPES));
    if (batch.length === 0) return;
    const receipts = await carry(line, batch, signal);
    envelopes.keepReceipts(receipts);
    envelopes.noteTried(
      batch.map(({ id }) => id),
      now(),
    );
  }
}

async function carry(line: Line, batch: readonly Envelope[], signal: AbortSignal): Promise<Receipt[]> {
  const asked = new Set(batch.map(({ id }) => id));
  const response = await line.ask(CARRIER_API.carry, {
    method: 'POST',
    headers: { 'content-type': CARRIED_CONTENT_TYPE },
    body: await encodeCarriedFile({ kind: 'work', envelopes: batch.map(({ envelope }) => envelope) }),
    signal,
  });
  const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const isOurs = response.headers.get('content-type') === CARRIED_CONTENT_TYPE;
  const receipts = response.ok && isOurs ? await readReceipts(bytes) : undefined;
  if (!receipts) throw new HubFault('no-line', `${line.origin} did not take what was carried: ${response.status}`);
  return receipts.filter(({ id }) => asked.has(id));
}

async function readReceipts(bytes: Uint8Array): Promise<readonly Receipt[] | undefined> {
  try {
    const carried = await decodeCarriedFile(bytes);
    return carried.kind === 'receipts' ? carried.receipts : undefined;
  } catch (error) {
    if (error instanceof MalformedError || error instanceof UnsupportedFileError) return undefined;
    throw error;
  }
}

function firstBatch(envelopes: readonly Envelope[]): Envelope[] {
  let leftBytes = MAX_BATCH_BYTES;
  return envelopes.filter(({ envelope }) => {
    const bytes = envelope.length + 4;
    if (bytes > leftBytes) return false;
    leftBytes -= bytes;
    return true;
  });
}
