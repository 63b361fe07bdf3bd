import type { Cursor } from '../../protocol/exchange/cursor.ts';
import type { Parked } from '../../protocol/exchange/response.ts';
import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import { highestLamport } from '../../protocol/facts/lattice.ts';
import { afterAck, afterParking } from './fact-row.ts';
import { forgetAcks } from './forget-acks.ts';
import { ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/** A request that the server has answered with `ok`. */
export interface Answered {
  /** Who this device was when it asked. */
  readonly person: string;
  readonly sent: readonly Fact[];
  readonly cursor: Cursor;
  readonly received: readonly Fact[];
  readonly parked: readonly Parked[];
  /** Milliseconds since 1970, as the phone claims. */
  readonly at: number;
}

/**
 * Keeps an answer in one strict transaction: what is acknowledged, what came from the person's other devices, and the
 * cursor. Applying it twice, late, or beside another tab's answer changes nothing more.
 * @throws StorageFullError, NewerDataError; all that was sent stays unsent then
 */
export async function applyAnswer(db: StudyDb, answer: Answered): Promise<void> {
  await write(db, async () => {
    const identity = await db.identity.get(ONLY);
    // The answer to a person that this device is no more is as good as lost.
    if (identity?.person !== answer.person) return;
    const before = await db.exchange.get(ONLY);
    // The server stands on a backup, or the person was merged: "accepted" is withdrawn [CUR3].
    if (before && before.cursor.epoch !== answer.cursor.epoch) await forgetAcks(db);
    await joinAnswer(db, answer);
    await raiseClock(db, answer.received);
    const cursor = before ? later(before.cursor, answer.cursor) : answer.cursor;
    await db.exchange.put({ cursor, lastExchangeAt: answer.at, lastOutcome: before?.lastOutcome }, ONLY);
  });
}

async function joinAnswer(db: StudyDb, { sent, received, parked }: Answered): Promise<void> {
  const slots = [...new Set([...sent, ...received].map(slotKey))];
  const rows = new Map((await db.facts.bulkGet(slots)).flatMap((row) => (row ? [[row.slot, row]] : [])));
  const reasons = new Map(parked.map(({ slot, reason }) => [slot, reason]));
  for (const fact of sent) {
    const [row, reason] = [rows.get(slotKey(fact)), reasons.get(slotKey(fact))];
    rows.set(slotKey(fact), row && reason !== undefined ? afterParking(row, fact, reason) : afterAck(row, fact));
  }
  for (const fact of received) rows.set(slotKey(fact), afterAck(rows.get(slotKey(fact)), fact));
  await db.facts.bulkPut([...rows.values()]);
}

/** A replica goes on from the highest Lamport number that it has read [LAM2]. */
async function raiseClock(db: StudyDb, received: readonly Fact[]): Promise<void> {
  const before = (await db.clock.get(ONLY)) ?? 0;
  const highest = received.reduce((max, fact) => Math.max(max, highestLamport(fact)), before);
  if (highest > before) await db.clock.put(highest, ONLY);
}

/** Answers of one epoch may overtake one another: each was applied, so the highest revision counts. */
const later = (a: Cursor, b: Cursor): Cursor => (a.epoch === b.epoch && a.revision > b.revision ? a : b);
