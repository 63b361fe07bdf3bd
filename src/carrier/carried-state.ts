import { MAX_ENVELOPES, type Receipt } from '../protocol/carrier/carried-file.ts';
import type { CarriedDb } from './carried-db.ts';

/** What this phone carries for others. */
export interface CarriedState {
  /** Envelopes that wait for the server. */
  readonly waiting: number;
  /** Delivered ones whose receipts can go back. */
  readonly receipts: number;
}

/** For live queries. */
export async function readCarriedState(carried: CarriedDb): Promise<CarriedState> {
  const waiting = await carried.taken.where('waits').equals(1).count();
  return { waiting, receipts: (await carried.taken.count()) - waiting };
}

/** The receipts to give back, newest first; as many as one file holds. */
export async function readReceiptsToGive(carried: CarriedDb): Promise<readonly Receipt[]> {
  const rows = await carried.taken.filter(({ waits }) => waits === undefined).toArray();
  rows.sort((a, b) => b.takenAt - a.takenAt);
  return rows.slice(0, MAX_ENVELOPES).map(({ id, answer }) => ({ id, answer }));
}
