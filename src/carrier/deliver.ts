import { MAX_CARRIED_BYTES, MAX_ENVELOPES } from '../protocol/carrier/carried-file.ts';
import type { Cancel, SyncDeps } from '../sync/deps.ts';
import { type CarryProblem, callCarry } from './call-carry.ts';
import type { CarriedDb, TakenRow } from './carried-db.ts';

export interface DeliverDeps extends Pick<SyncDeps, 'fetch' | 'locks'> {
  readonly carried: CarriedDb;
}

/** Some room for what a file has beside its envelopes. */
const MAX_BATCH_BYTES = MAX_CARRIED_BYTES - 1_024;
const LOCK = 'caravan-carry';

/** How a delivery ended; `done` is also said where nothing waited, or another tab is at it. */
export type Delivery = 'done' | CarryProblem;

/** Brings every envelope that waits here to the server and keeps the receipts. In page and service worker. */
export async function deliverCarried(deps: DeliverDeps, cancel: Cancel): Promise<Delivery> {
  if (!deps.locks) return deliverAll(deps, cancel);
  return deps.locks.request(LOCK, { ifAvailable: true }, (lock) =>
    lock ? deliverAll(deps, cancel) : Promise.resolve('done' as const),
  );
}

async function deliverAll({ carried, fetch }: DeliverDeps, cancel: Cancel): Promise<Delivery> {
  for (;;) {
    const batch = firstBatch(await carried.taken.where('waits').equals(1).toArray());
    if (batch.length === 0) return 'done';
    const envelopes = batch.flatMap(({ envelope }) => envelope ?? []);
    const delivered = await callCarry({ fetch }, envelopes, cancel);
    if (delivered.kind !== 'receipts') return delivered.kind;

    const answers = new Map(delivered.receipts.map(({ id, answer }) => [id, answer]));
    const done = batch.filter(({ id }) => answers.has(id));
    // The server had no room for them now.
    if (done.length === 0) return 'busy';
    await carried.taken.bulkPut(
      done.map((row) => ({ ...row, envelope: undefined, waits: undefined, answer: answers.get(row.id) })),
    );
  }
}

/** The first of these that one delivery holds; one that no delivery holds is left out. */
export function firstBatch<T extends Pick<TakenRow, 'envelope'>>(rows: readonly T[]): T[] {
  let leftBytes = MAX_BATCH_BYTES;
  return rows.slice(0, MAX_ENVELOPES).filter(({ envelope }) => {
    const bytes = (envelope?.length ?? 0) + 4;
    if (bytes > leftBytes) return false;
    leftBytes -= bytes;
    return true;
  });
}
