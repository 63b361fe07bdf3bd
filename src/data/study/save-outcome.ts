import { START_CURSOR } from '../../protocol/exchange/cursor.ts';
import { ONLY, type StudyDb } from './study-db.ts';
import type { SyncOutcomeKind } from './sync-outcome.ts';
import { write } from './write.ts';

/** Keeps how the last exchange ended, for people to see. */
export async function saveOutcome(db: StudyDb, lastOutcome: SyncOutcomeKind): Promise<void> {
  const state = await db.exchange.get(ONLY);
  if (state?.lastOutcome === lastOutcome) return;
  await write(db, async () => {
    const before = (await db.exchange.get(ONLY)) ?? { cursor: START_CURSOR, lastExchangeAt: undefined };
    await db.exchange.put({ ...before, lastOutcome }, ONLY);
  });
}
