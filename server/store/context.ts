import type { Kysely, Transaction } from 'kysely';
import type { RunExchange } from './exchange-port.ts';
import type { Tables } from './tables.ts';

/** What the parts of the SQL store share. */
export interface StoreContext {
  /** For single statements: several that belong together go through `transact`. */
  readonly db: Kysely<Tables>;
  readonly transact: Transact;
  readonly runExchange: RunExchange;
  /** Of the whole database; a restored backup has another. */
  readonly serverEpoch: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Inside one transaction. */
export type Work = Transaction<Tables>;

/**
 * Runs `work` as if nobody else were there (serializable), and resolves when all it did is on the disk. It may be run
 * again from its beginning when others were in the way: it touches nothing but the database.
 */
export type Transact = <T>(work: (work: Work) => Promise<T>) => Promise<T>;
