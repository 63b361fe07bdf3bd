import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** What the parts of the SQL store share. */
export interface StoreContext {
  readonly db: Kysely<Tables>;
  /** Of the whole database; a restored backup has another. */
  readonly serverEpoch: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Inside one transaction. */
export type Work = Transaction<Tables>;
