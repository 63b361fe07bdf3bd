import { Dexie, type Table } from 'dexie';
import type { AnswerKey } from '../protocol/carrier/sealed-exchange.ts';

/** Somebody's envelope that this phone carries. */
export interface TakenRow {
  /** Of the envelope, as receipts name it. */
  readonly id: string;
  /** Absent once it is delivered. */
  readonly envelope: Uint8Array | undefined;
  /** Present while it waits for the server; absent else, so that the index holds only what waits. */
  readonly waits: 1 | undefined;
  /** The server's sealed answer, which goes back with the receipts. */
  readonly answer: Uint8Array | undefined;
  /** Milliseconds since 1970, as the phone claims. */
  readonly takenAt: number;
}

/** An envelope that was sealed on this phone: what its receipt is understood with. */
export interface SealedRow {
  readonly id: string;
  /** Name of the profile's study. */
  readonly profile: string;
  readonly person: string;
  readonly request: Uint8Array;
  readonly answerKey: AnswerKey;
  readonly sealedAt: number;
  /** Present where a hub has it: the hub is asked for the receipt with the same envelope [HUB8]. */
  readonly atHub?: Uint8Array;
}

const NAME = 'caravan-carried';

/** What travels by other ways than the network: of this phone's people, and of others. No study holds any of it. */
export class CarriedDb extends Dexie {
  readonly taken: Table<TakenRow, string>;
  readonly sealed: Table<SealedRow, string>;

  constructor(name = NAME) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ taken: '&id, waits', sealed: '&id' });
    this.taken = this.table('taken');
    this.sealed = this.table('sealed');
  }
}

let opened: CarriedDb | undefined;

/** One connection in each page and worker, opened at first use. */
export function openCarried(): CarriedDb {
  opened ??= new CarriedDb();
  return opened;
}

/** Most phones never carry anything: they need not have the database. */
export const isCarrier = (): Promise<boolean> => Dexie.exists(NAME);

/** Receipts that have not come by then are not waited for any more; nor are those that nobody asked back. */
const KEPT_DAYS = 60;

/** Forgets what has waited for 60 days, by a clock that says `nowMs`. What still waits for the server is never forgotten. */
export async function forgetOld(db: CarriedDb, nowMs: number): Promise<void> {
  const before = nowMs - KEPT_DAYS * 24 * 60 * 60_000;
  await db.sealed.filter(({ sealedAt }) => sealedAt < before).delete();
  await db.taken.filter(({ waits, takenAt }) => waits === undefined && takenAt < before).delete();
}
