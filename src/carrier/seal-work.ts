import { readIdentity } from '../data/study/identity.ts';
import type { StudyDb } from '../data/study/study-db.ts';
import { takeUnsent } from '../data/study/unsent.ts';
import { envelopeId, MAX_CARRIED_BYTES, MAX_ENVELOPES } from '../protocol/carrier/carried-file.ts';
import { ENVELOPE_OVERHEAD_BYTES, sealRequest } from '../protocol/carrier/sealed-exchange.ts';
import { fitRequest } from '../protocol/exchange/fit-request.ts';
import { NONCE_BYTES } from '../protocol/exchange/version.ts';
import { type CarriedDb, forgetOld, type SealedRow } from './carried-db.ts';

/** The length before an envelope, at most; and what a file has beside its envelopes. */
const [LENGTH_BYTES, FILE_BYTES] = [4, 64];

/** A request that goes by another carrier may arrive at any time: it is no link of any chain. */
const CARRIED = { cites: undefined, sums: undefined, clockOffsetMinutes: undefined } as const;

export interface SealDeps {
  readonly carried: CarriedDb;
  /** The server's, 65 bytes. */
  readonly serverKey: Uint8Array;
  /** Milliseconds since 1970, as the phone claims. */
  readonly now: () => number;
}

/**
 * Seals what these studies have unsent, as requests in full form that cite nothing. All of it stays unsent here. What opens the receipts is
 * on the disk before anybody gets the envelopes. Facts that no request can hold are left out; so is what would make a
 * file too large to be taken in.
 * @throws StorageFullError, NewerDataError
 */
export async function sealWork(
  { carried, serverKey, now }: SealDeps,
  studies: readonly StudyDb[],
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const envelopes: Uint8Array<ArrayBuffer>[] = [];
  const rows: SealedRow[] = [];
  let leftBytes = MAX_CARRIED_BYTES;
  for (const study of studies) {
    const { person, token, isRegistered } = await readIdentity(study);
    for (const request of await writeRequests(study, now())) {
      leftBytes -= request.length + ENVELOPE_OVERHEAD_BYTES + LENGTH_BYTES;
      if (leftBytes < FILE_BYTES || envelopes.length === MAX_ENVELOPES) break;
      const content = { token, person: isRegistered ? undefined : person, request };
      const { envelope, answerKey } = await sealRequest(serverKey, content);
      const id = await envelopeId(envelope);
      rows.push({ id, profile: study.name, person, request, answerKey, sealedAt: now() });
      envelopes.push(envelope);
    }
  }
  await forgetOld(carried, now());
  await carried.sealed.bulkPut(rows);
  return envelopes;
}

async function writeRequests(study: StudyDb, nowMs: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const { replica } = await readIdentity(study);
  const { cursor, facts } = await takeUnsent(study, nowMs);
  const requests: Uint8Array<ArrayBuffer>[] = [];
  for (let rest = facts; rest.length > 0; ) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const fitted = fitRequest({ ...CARRIED, nonce, full: { replica, cursor }, facts: rest }, replica);
    if (fitted) requests.push(fitted.bytes);
    rest = rest.slice(fitted?.facts.length ?? 1);
  }
  return requests;
}
