import { toHex } from '../../protocol/bytes/hex.ts';
import type { Cursor } from '../../protocol/exchange/cursor.ts';
import type { Parked } from '../../protocol/exchange/response.ts';
import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import { highestLamportOf } from '../../protocol/facts/lattice.ts';
import { offsetAfter } from './clock-offset.ts';
import { afterAck, afterParking } from './fact-row.ts';
import { forgetAcks } from './forget-acks.ts';
import { CLOCK, type ExchangeState, ONLY, type StudyDb } from './study-db.ts';
import type { Unsent } from './unsent.ts';
import { write } from './write.ts';

/** A request that the server has answered with `ok`. */
export interface Answered {
  /** Who this device was when it asked. */
  readonly person: string;
  readonly replica: string;
  readonly sent: readonly Fact[];
  /** What else it said. */
  readonly said: Pick<Unsent, 'sums' | 'clockOffsetMinutes'>;
  /** Of the request and its answer; the next request cites it [RAT1]. Undefined for what another carrier brought [SEAL8]. */
  readonly nonce: Uint8Array | undefined;
  readonly cursor: Cursor;
  readonly received: readonly Fact[];
  readonly parked: readonly Parked[];
  /** Courses of which the server does not hold what it had accepted [SUM2]. */
  readonly differ: readonly number[];
  /** Milliseconds since 1970, as the phone claims. */
  readonly at: number;
  /** The same as the server says. */
  readonly serverMs: number | undefined;
}

/**
 * Keeps an answer in one strict transaction: what is acknowledged, what came from the person's other devices, and the
 * cursor. Applying it twice, late, or beside another tab's answer changes nothing more.
 * @throws StorageFullError, NewerDataError; all that was sent stays unsent then
 */
export async function applyAnswer(db: StudyDb, answer: Answered): Promise<void> {
  await write(db, async () => {
    const identity = await db.identity.get(ONLY);
    // The answer to a person or a device that this one is no more is as good as lost [CUR4].
    if (identity?.person !== answer.person || identity.replica !== answer.replica) return;
    const before = await db.exchange.get(ONLY);
    // The server stands on a backup, or the person was merged: "accepted" is withdrawn [CUR3].
    if (before && before.cursor.epoch !== answer.cursor.epoch) await forgetAcks(db);
    for (const course of answer.differ) await forgetAcks(db, course);
    await joinAnswer(db, answer);
    await raiseClock(db, answer.received);
    await db.exchange.put(
      {
        ...farthest(before, answer),
        // At the first answer there is nothing to compare.
        sumsAt: answer.said.sums || !before?.sumsAt ? answer.at : before.sumsAt,
        clockOffset: offsetAfter(before?.clockOffset, { ...answer, told: answer.said.clockOffsetMinutes }),
        lastExchangeAt: answer.at,
        lastOutcome: before?.lastOutcome,
      },
      ONLY,
    );
  });
}

/** Answers of one epoch may overtake one another: each was applied, so the highest revision counts [CUR4]. */
function farthest(
  before: ExchangeState | undefined,
  { cursor, nonce }: Answered,
): Pick<ExchangeState, 'cursor' | 'lastNonce'> {
  const isOvertaken = before?.cursor.epoch === cursor.epoch && before.cursor.revision > cursor.revision;
  if (isOvertaken) return { cursor: before.cursor, lastNonce: before.lastNonce };
  return { cursor, lastNonce: nonce ? toHex(nonce) : before?.lastNonce };
}

/** More slots than this are cheaper to find by reading all of them. */
const MANY_SLOTS = 200;

async function joinAnswer(db: StudyDb, { sent, received, parked }: Answered): Promise<void> {
  const slots = [...new Set([...sent, ...received].map(slotKey))];
  // One request for each slot of a whole year takes a small phone seconds.
  const known = await (slots.length > MANY_SLOTS ? db.facts.toArray() : db.facts.bulkGet(slots));
  const rows = new Map(known.flatMap((row) => (row ? [[row.slot, row]] : [])));
  const reasons = new Map(parked.map(({ slot, reason }) => [slot, reason]));
  for (const fact of sent) {
    const [row, reason] = [rows.get(slotKey(fact)), reasons.get(slotKey(fact))];
    rows.set(slotKey(fact), row && reason !== undefined ? afterParking(row, fact, reason) : afterAck(row, fact));
  }
  for (const fact of received) rows.set(slotKey(fact), afterAck(rows.get(slotKey(fact)), fact));
  await db.facts.bulkPut(slots.flatMap((slot) => rows.get(slot) ?? []));
}

/** A replica goes on from the highest Lamport number that it has read [LAM2]. */
async function raiseClock(db: StudyDb, received: readonly Fact[]): Promise<void> {
  const before = (await db.clock.get(CLOCK.lamport)) ?? 0;
  const highest = highestLamportOf(received, before);
  if (highest > before) await db.clock.put(highest, CLOCK.lamport);
}
