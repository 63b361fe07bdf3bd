import { fromHex } from '../../protocol/bytes/hex.ts';
import { type Cursor, START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { Sums } from '../../protocol/exchange/sums.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { deltaFact, highestLamportOf } from '../../protocol/facts/lattice.ts';
import { acceptedSums, areSumsDue } from './accepted-sums.ts';
import { offsetToTell } from './clock-offset.ts';
import { CLOCK, ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/** What the next exchange is to say. */
export interface Unsent {
  /** How far this replica has read. */
  readonly cursor: Cursor;
  /** The nonce of the exchange that brought the cursor [RAT1]. */
  readonly cites: Uint8Array | undefined;
  readonly sums: Sums | undefined;
  readonly clockOffsetMinutes: number | undefined;
  /** Of every slot the part that the server is not known to hold. */
  readonly facts: readonly Fact[];
}

/**
 * What is unsent, by a clock that says `nowMs`. Read in one transaction, so that cursor, sums and facts belong together. Whoever
 * goes on writing here takes it instead.
 */
export const readUnsent = (db: StudyDb, nowMs: number): Promise<Unsent> =>
  db.transaction('r', [db.facts, db.exchange], () => unsentInside(db, nowMs));

/**
 * The same, to be said now. From here on somebody may have seen it, so what is written next is newer: the clock is on the
 * disk before anything leaves the phone [LAM4].
 * @throws StorageFullError, NewerDataError
 */
export async function takeUnsent(db: StudyDb, nowMs: number): Promise<Unsent> {
  const seen = await readUnsent(db, nowMs);
  if (highestLamportOf(seen.facts) <= ((await db.clock.get(CLOCK.lamport)) ?? 0)) return seen;
  return write(db, async () => {
    const unsent = await unsentInside(db, nowMs);
    const before = (await db.clock.get(CLOCK.lamport)) ?? 0;
    await db.clock.put(highestLamportOf(unsent.facts, before), CLOCK.lamport);
    return unsent;
  });
}

async function unsentInside(db: StudyDb, nowMs: number): Promise<Unsent> {
  const exchange = await db.exchange.get(ONLY);
  const isDue = exchange !== undefined && areSumsDue(exchange, nowMs);
  const rows = await (isDue ? db.facts.toArray() : db.facts.where('unsent').equals(1).toArray());
  return {
    cursor: exchange?.cursor ?? START_CURSOR,
    cites: exchange?.lastNonce === undefined ? undefined : fromHex(exchange.lastNonce),
    sums: isDue ? acceptedSums(rows) : undefined,
    clockOffsetMinutes: offsetToTell(exchange?.clockOffset),
    facts: rows.flatMap(({ fact, acked, unsent }) => (unsent ? (deltaFact(fact, acked) ?? []) : [])),
  };
}
