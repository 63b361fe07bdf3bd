import { type Cursor, START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { deltaFact } from '../../protocol/facts/lattice.ts';
import { ONLY, type StudyDb } from './study-db.ts';

/** What the next exchange is to say: the cursor, and of every slot the part that the server is not known to hold. */
export interface Unsent {
  readonly cursor: Cursor;
  readonly facts: readonly Fact[];
}

/** Read in one transaction, so that cursor and facts belong together. */
export const readUnsent = (db: StudyDb): Promise<Unsent> =>
  db.transaction('r', [db.facts, db.exchange], async () => {
    const rows = await db.facts.where('unsent').equals(1).toArray();
    const exchange = await db.exchange.get(ONLY);
    return {
      cursor: exchange?.cursor ?? START_CURSOR,
      facts: rows.flatMap(({ fact, acked }) => deltaFact(fact, acked) ?? []),
    };
  });
