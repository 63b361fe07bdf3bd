import { type Cursor, START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { AcceptedResponse } from '../../protocol/exchange/response.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { applyAnswer } from './apply-answer.ts';
import { ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/** A request that went by another carrier, and what the server answered to it. */
export interface CarriedAnswer {
  /** Who this device was when it wrote the request. */
  readonly person: string;
  readonly replica: string;
  readonly asked: Cursor;
  readonly sent: readonly Fact[];
  readonly answer: AcceptedResponse;
  /** Milliseconds since 1970, as the phone claims. */
  readonly at: number;
}

/**
 * Keeps what a receipt says, in one strict transaction: exactly what the envelope carried is accepted, and what came of the
 * person's other devices is joined. It is no link of the ratchet, and moves the cursor of a replica only that had never read
 * anything: what lies between is not in it. False where it is of a life of the server, or of this device, that is over: then
 * nothing is known of what the server holds now, and nothing changes [SEAL8].
 * @throws StorageFullError, NewerDataError
 */
export const applyReceipt = (db: StudyDb, receipt: CarriedAnswer): Promise<boolean> =>
  write(db, async () => {
    const { person, asked, sent, answer, at } = receipt;
    const identity = await db.identity.get(ONLY);
    if (identity?.person !== person || identity.replica !== receipt.replica) return false;
    const before = await db.exchange.get(ONLY);
    const known = before?.cursor ?? START_CURSOR;
    const isFirst = isStart(known) && isStart(asked);
    if (!isFirst && known.epoch !== answer.cursor.epoch) return false;
    await applyAnswer(db, {
      person,
      replica: receipt.replica,
      sent,
      said: { sums: undefined, clockOffsetMinutes: undefined },
      nonce: undefined,
      cursor: isFirst ? answer.cursor : known,
      received: answer.facts,
      parked: answer.parked,
      differ: [],
      at: before?.lastExchangeAt ?? at,
      serverMs: undefined,
    });
    return true;
  });

const isStart = ({ epoch }: Cursor): boolean => epoch === START_CURSOR.epoch;
