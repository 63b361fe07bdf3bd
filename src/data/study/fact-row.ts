import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import { deltaFact, joinFacts, overwriteFact } from '../../protocol/facts/lattice.ts';

/**
 * What the phone keeps of one slot. `acked` is the part that the server is known to hold, so that what is still to be
 * sent is always `deltaFact(fact, acked)`: what is done during an exchange stays unsent by itself.
 */
export interface FactRow {
  readonly slot: string;
  readonly fact: Fact;
  readonly acked: Fact | undefined;
  /** Present while something is to be sent; absent else, so that the index holds only what waits. */
  readonly unsent: 1 | undefined;
  /** The server's reason for keeping the rest aside [PARK1]. It is not sent again before the slot changes. */
  readonly parked: number | undefined;
}

function factRow(fact: Fact, acked: Fact | undefined, parked: number | undefined): FactRow {
  const isAcked = fact === acked || deltaFact(fact, acked) === undefined;
  return {
    slot: slotKey(fact),
    fact,
    acked,
    unsent: isAcked || parked !== undefined ? undefined : 1,
    parked: isAcked ? undefined : parked,
  };
}

const join = (a: Fact | undefined, b: Fact): Fact => (a ? joinFacts(a, b) : b);

/** The row after the person did this; undefined where it holds all of it already. */
export function afterDoing(row: FactRow | undefined, fact: Fact): FactRow | undefined {
  if (!row) return factRow(fact, undefined, undefined);
  const after = overwriteFact(row.fact, fact);
  if (!deltaFact(after, row.fact) && !deltaFact(row.fact, after)) return undefined;
  return factRow(after, row.acked, undefined);
}

/** The row after a copy of her own work brought this: whether the server holds it is not known. */
export const afterRestoring = (row: FactRow | undefined, fact: Fact): FactRow =>
  factRow(join(row?.fact, fact), row?.acked, row?.parked);

/** The row after the server said that it holds this, by acknowledging it or by sending it. */
export const afterAck = (row: FactRow | undefined, fact: Fact): FactRow =>
  factRow(join(row?.fact, fact), join(row?.acked, fact), row?.parked);

/** The row after the server kept aside what was sent. What was done since then goes up again with it. */
export function afterParking(row: FactRow, sent: Fact, reason: number): FactRow {
  const isAllSent = deltaFact(row.fact, join(row.acked, sent)) === undefined;
  return factRow(row.fact, row.acked, isAllSent ? reason : undefined);
}

/** The row when it is not known any more what the server holds. */
export const afterForgetting = (row: FactRow): FactRow => factRow(row.fact, undefined, undefined);
