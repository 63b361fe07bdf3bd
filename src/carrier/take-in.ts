import type { StudyDb } from '../data/study/study-db.ts';
import { type Carried, envelopeId, type Receipt } from '../protocol/carrier/carried-file.ts';
import { type CarriedDb, forgetOld, type TakenRow } from './carried-db.ts';
import { readReceipt } from './read-receipt.ts';

/** So much waits on one phone at most: the work of a large class, and not a disk full of somebody's noise. */
const MAX_WAITING = 500;
const MAX_WAITING_BYTES = 16_777_216;

export interface TakeInDeps {
  readonly carried: CarriedDb;
  /** The study of that name, where a profile of this phone has it. */
  readonly study: (name: string) => StudyDb;
  /** Milliseconds since 1970, as the phone claims. */
  readonly now: () => number;
}

/**
 * What came of it. `work`: how many of the envelopes wait now; `isFull` where no more can. `receipts`: how many envelopes of this phone's
 * people are accepted; how many the server did not take; how many were nobody's of this phone.
 */
export type TakenIn =
  | { readonly kind: 'work'; readonly waiting: number; readonly isFull: boolean }
  | { readonly kind: 'receipts'; readonly accepted: number; readonly refused: number; readonly foreign: number };

/** Keeps what a file or a sequence of codes brought. Taking it in twice is the same as once. */
export async function takeIn(deps: TakeInDeps, brought: Carried): Promise<TakenIn> {
  await forgetOld(deps.carried, deps.now());
  return brought.kind === 'work' ? takeWork(deps, brought.envelopes) : takeReceipts(deps, brought.receipts);
}

async function takeWork({ carried, now }: TakeInDeps, envelopes: readonly Uint8Array[]): Promise<TakenIn> {
  const rows = await Promise.all(
    envelopes.map(
      async (envelope): Promise<TakenRow> => ({
        id: await envelopeId(envelope),
        envelope,
        waits: 1,
        answer: undefined,
        takenAt: now(),
      }),
    ),
  );
  return carried.transaction('rw', carried.taken, async () => {
    const known = await carried.taken.bulkGet(rows.map(({ id }) => id));
    const fresh = rows.filter((_, i) => known[i] === undefined);
    const isFull = !haveRoom([...(await carried.taken.where('waits').equals(1).toArray()), ...fresh]);
    if (isFull) return { kind: 'work', waiting: 0, isFull };
    await carried.taken.bulkAdd(fresh);
    const waiting = rows.filter((_, i) => known[i] === undefined || known[i].waits).length;
    return { kind: 'work', waiting, isFull };
  });
}

const haveRoom = (rows: readonly TakenRow[]): boolean =>
  rows.length <= MAX_WAITING &&
  rows.reduce((bytes, { envelope }) => bytes + (envelope?.length ?? 0), 0) <= MAX_WAITING_BYTES;

async function takeReceipts(deps: TakeInDeps, receipts: readonly Receipt[]): Promise<TakenIn> {
  const { carried } = deps;
  const counts = { accepted: 0, refused: 0, foreign: 0 };
  for (const receipt of receipts) {
    const row = await carried.sealed.get(receipt.id);
    if (!row) {
      counts.foreign += 1;
      continue;
    }
    const outcome = await readReceipt(deps, row, receipt);
    if (outcome !== 'forged') await carried.sealed.delete(row.id);
    counts[outcome === 'accepted' ? 'accepted' : 'refused'] += 1;
  }
  return { kind: 'receipts', ...counts };
}
