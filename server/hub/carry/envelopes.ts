import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Receipt } from '../../../src/protocol/carrier/carried-file.ts';
import { transact } from '../open-hub-db.ts';

/** So much waits on one hub at most: the work of a campus for months, and not a disk full of somebody's noise. */
const MAX_WAITING = 20_000;
const MAX_WAITING_BYTES = 268_435_456;
/** As long as phones wait for receipts [SEAL9]. */
const KEPT_DAYS = 60;

export interface Envelope {
  /** As receipts name it. */
  readonly id: string;
  readonly envelope: Uint8Array;
}

/** Sealed work that is on its way up, and the receipts that came back for it. All that a call has done is on the disk when it returns. */
export interface Envelopes {
  /** Keeps them until there are receipts; those that are known already stay as they are. False where there is no room: then none is kept. */
  readonly takeIn: (envelopes: readonly Envelope[], nowMs: number) => boolean;
  /** The receipts that are here, of those that are asked for. */
  readonly receipts: (ids: readonly string[]) => Receipt[];
  /** Some that have no receipt yet and were not tried since, those first that were tried longest ago. */
  readonly waiting: (triedBeforeMs: number, limit: number) => Envelope[];
  readonly countWaiting: () => number;
  readonly noteTried: (ids: readonly string[], nowMs: number) => void;
  /** Keeps receipts; what they are for goes. */
  readonly keepReceipts: (receipts: readonly Receipt[]) => void;
  /** Forgets receipts that nobody has asked back in 60 days. What waits is never forgotten. */
  readonly forgetOld: (nowMs: number) => void;
}

const blob = v.instance(Uint8Array);
const waitingSchema = v.array(v.object({ id: v.string(), envelope: blob }));
const receiptSchema = v.optional(v.object({ id: v.string(), answer: v.nullable(blob) }));
const weightSchema = v.object({ count: v.number(), bytes: v.number() });

export function openEnvelopes(database: DatabaseSync): Envelopes {
  const insert = database.prepare(
    'insert into envelope (id, envelope, taken_at_ms) values (?, ?, ?) on conflict do nothing',
  );
  const weigh = database.prepare(
    'select count(*) as count, coalesce(sum(length(envelope)), 0) as bytes from envelope where is_answered = 0',
  );
  const receipt = database.prepare('select id, answer from envelope where id = ? and is_answered = 1');
  const waiting = database.prepare(
    'select id, envelope from envelope where is_answered = 0 and tried_at_ms < ? order by tried_at_ms, taken_at_ms limit ?',
  );
  const tried = database.prepare('update envelope set tried_at_ms = ? where id = ?');
  const answered = database.prepare(
    'update envelope set envelope = null, answer = ?, is_answered = 1 where id = ? and is_answered = 0',
  );
  // Work of the hub's own people is settled by its receipts: until then they stay, or it would be waited for without end.
  const forget = database.prepare(
    'delete from envelope where is_answered = 1 and taken_at_ms < ? and id not in (select id from sealed)',
  );
  const weight = () => v.parse(weightSchema, weigh.get());

  return {
    takeIn: (envelopes, nowMs) =>
      transact(database, () => {
        const before = weight();
        const bytes = envelopes.reduce((sum, { envelope }) => sum + envelope.length, before.bytes);
        if (before.count + envelopes.length > MAX_WAITING || bytes > MAX_WAITING_BYTES) return false;
        for (const { id, envelope } of envelopes) insert.run(id, envelope, nowMs);
        return true;
      }),
    receipts: (ids) =>
      ids.flatMap((id) => {
        const row = v.parse(receiptSchema, receipt.get(id));
        return row ? [{ id: row.id, answer: row.answer ?? undefined }] : [];
      }),
    waiting: (triedBeforeMs, limit) => v.parse(waitingSchema, waiting.all(triedBeforeMs, limit)),
    countWaiting: () => weight().count,
    noteTried: (ids, nowMs) =>
      transact(database, () => {
        for (const id of ids) tried.run(nowMs, id);
      }),
    keepReceipts: (receipts) =>
      transact(database, () => {
        for (const { id, answer } of receipts) answered.run(answer ?? null, id);
      }),
    forgetOld(nowMs) {
      forget.run(nowMs - KEPT_DAYS * 24 * 60 * 60_000);
    },
  };
}
