import { Dexie, type Table } from 'dexie';
import type { Cursor } from '../../protocol/exchange/cursor.ts';
import type { Membership } from '../../protocol/people/api.ts';
import type { FactRow } from './fact-row.ts';
import type { SyncOutcomeKind } from './sync-outcome.ts';

/** Raised with every change of the tables. Changes only add, so that the version before still reads and sends. */
export const SCHEMA_VERSION = 1;

/** Who this profile is to the server, made on the phone. */
export interface Identity {
  readonly person: string;
  readonly replica: string;
  readonly token: string;
  readonly isRegistered: boolean;
  readonly membership: Membership | undefined;
  /** The server takes this device for somebody new, though it was known before: a code brings it back to its person. */
  readonly isForgotten: boolean;
  /** The token of the device that this one is a copy of: it introduces this one, until the server knows it [REP2]. */
  readonly formerToken?: string | undefined;
  /** Of this database alone, 8 random bytes in hex: a copy of it elsewhere shows when the database was lost. */
  readonly study?: string | undefined;
  /** Out of a backup file: by it the server finds whose device this becomes, when there is a line [REC3]. */
  readonly recovery?: string | undefined;
}

/** How far the exchange has come. */
export interface ExchangeState {
  readonly cursor: Cursor;
  /** The nonce, in hex, of the exchange whose answer brought this cursor: the next request cites it [RAT1]. */
  readonly lastNonce?: string | undefined;
  /** When the sums were compared last; milliseconds since 1970, as the phone claims. */
  readonly sumsAt?: number | undefined;
  /** Minutes that this clock is ahead of the server's, as the last answer showed, and as the server was told. */
  readonly clockOffset?: { readonly learnt: number; readonly told: number } | undefined;
  /** Milliseconds since 1970, as the phone claims. */
  readonly lastExchangeAt: number | undefined;
  readonly lastOutcome: SyncOutcomeKind | undefined;
}

/** Key of the one row of each table but `facts` and `clock`. */
export const ONLY = 1;

/** Keys of `clock`: the highest Lamport number that was read or sent; the course that was worked on last. */
export const CLOCK = { lamport: 1, lastCourse: 2 } as const;

/** One profile's study: her facts, and what their exchange needs. Small, and durable above all. */
export class StudyDb extends Dexie {
  readonly facts: Table<FactRow, string>;
  readonly identity: Table<Identity, typeof ONLY>;
  readonly clock: Table<number, (typeof CLOCK)[keyof typeof CLOCK]>;
  readonly exchange: Table<ExchangeState, typeof ONLY>;

  constructor(name: string) {
    super(name, {
      // Since Chrome 121 a transaction is `complete` before it is on the disk, unless it asks for more.
      chromeTransactionDurability: 'strict',
      // Dexie's cache shows writes before they are committed.
      cache: 'disabled',
    });
    this.version(SCHEMA_VERSION).stores({ facts: '&slot, unsent, parked', identity: '', clock: '', exchange: '' });
    this.facts = this.table('facts');
    this.identity = this.table('identity');
    this.clock = this.table('clock');
    this.exchange = this.table('exchange');
  }
}

const opened = new Map<string, StudyDb>();

/** The study of one profile of this phone; one connection in each page and worker, opened at first use. */
export function openStudy(profile = '1'): StudyDb {
  const known = opened.get(profile);
  if (known) return known;
  const db = new StudyDb(`caravan-study-${profile}`);
  opened.set(profile, db);
  return db;
}
