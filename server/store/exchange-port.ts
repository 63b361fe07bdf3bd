import type { ExchangeContext, ExchangeOutcome, Incoming } from '../exchange/incoming.ts';

/**
 * How an engine runs one exchange of the device with this token (SHA-256 in hex): SQLite all at once, many in one commit; an
 * engine that answers later by `exchangeThrough` on its port.
 */
export type RunExchange = (tokenHash: string, incoming: Incoming, context: ExchangeContext) => Promise<ExchangeOutcome>;

/**
 * What an exchange reads and writes of one learner: two operations on one learner's own rows, which every engine offers.
 * All decisions lie between them, in `server/exchange/plan-exchange.ts`, which knows no database.
 *
 * Hot rows are keyed by learner first, so that an exchange stays on one shard. The directory of devices, keyed by a
 * token's hash, is no more than a hint where the learner lives: whether the device may speak is told by her own row.
 */
export interface ExchangePort {
  /**
   * The person whom the directory names for a token, SHA-256 in hex. May be remembered and may be out of date (she was
   * merged): a person who does not list the device is looked up again, `afresh`.
   */
  findPerson(tokenHash: string, how: { afresh: boolean }): Promise<string | undefined>;
  /** One statement, one snapshot. Undefined where there is no such person. */
  read(person: string, wanted: WantedStates): Promise<Learner | undefined>;
  /**
   * One statement that does all or nothing: it holds only while the person's row has `heldVersion`. False when it had
   * another; then nothing was written, and the exchange begins again with what is there now.
   */
  write(change: LearnerChange): Promise<boolean>;
}

/** States of the courses named, and all that changed after a revision. */
export interface WantedStates {
  readonly courses: readonly number[];
  readonly changedAfter: number;
}

/** No state has changed after it. */
export const NO_REVISION = Number.MAX_SAFE_INTEGER;

export interface Learner {
  readonly person: PersonRow;
  readonly states: readonly StateRow[];
}

/** The columns of `person` that an exchange reads; those of `PersonChange` are written. */
export interface PersonRow extends PersonChange {
  readonly id: string;
  /** Grows with every write to this row, by whomever: the compare-and-swap. */
  readonly version: number;
}

export interface PersonChange {
  /** 4 random bytes in hex. */
  readonly epoch: string;
  readonly revision: number;
  readonly max_lamport: number;
  /** Of the `facts` of all her states. */
  readonly state_bytes: number;
  /** Her devices and their ratchets (`device-list.ts`); null before the first. */
  readonly devices: Uint8Array | null;
  /** Milliseconds since 1970. */
  readonly last_exchange_at_ms: number | null;
}

/** A row of `state` without its person. */
export interface StateRow {
  readonly course: number;
  /** The person's revision that last changed any slot of it. */
  readonly revision: number;
  readonly facts: Uint8Array;
}

/** What is added to a row of `progress`; one that is not there counts from 0. */
export interface ProgressChange {
  readonly course: number;
  readonly seconds_studied: number;
  readonly items_begun: number;
  readonly items_done: number;
  readonly attempts_handed_in: number;
  /** Not added: the revision that the row is of from now on. */
  readonly revision: number;
}

/** A row of `parked` without its person; one that is there already stays as it is. */
export interface ParkedRow {
  readonly fact_hash: string;
  readonly replica: string;
  readonly reason: number;
  readonly fact: Uint8Array;
  readonly created_at_ms: number;
}

export interface LearnerChange {
  readonly id: string;
  readonly heldVersion: number;
  /** The row's new columns; `version` becomes `heldVersion` + 1. */
  readonly person: PersonChange;
  /** Put in place of what is there. */
  readonly states: readonly StateRow[];
  readonly progress: readonly ProgressChange[];
  readonly parked: readonly ParkedRow[];
}
