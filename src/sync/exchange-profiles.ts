import type { StudyDb } from '../data/study/study-db.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { EXCHANGE_LOCK, runExchange } from './exchange.ts';
import { mayHaveUnsent } from './may-have-unsent.ts';

/** What a round needs: `db` is the study of the person who studies here now. */
export interface RoundDeps extends SyncDeps {
  /** The studies of the other people of this phone; asked for at each round. */
  readonly others: () => Promise<readonly StudyDb[]>;
}

/**
 * Exchanges for all people of this phone under one lock, one after another, so that one connection carries all: first for whoever
 * studies now, then for each other who has something unsent. What fails for one person does not keep the others; what would fail
 * for everybody ends the round. Returns how each exchange ended, in that order.
 */
export async function exchangeProfiles(deps: RoundDeps, cancel: Cancel): Promise<readonly SyncOutcome[]> {
  if (!deps.locks) return runRound(deps, cancel);
  return deps.locks.request(EXCHANGE_LOCK, { ifAvailable: true }, (lock) =>
    lock ? runRound(deps, cancel) : Promise.resolve([{ kind: 'already-running' } as const]),
  );
}

async function runRound({ others, ...deps }: RoundDeps, cancel: Cancel): Promise<readonly SyncOutcome[]> {
  const outcomes: SyncOutcome[] = [];
  const surprises: unknown[] = [];
  for (const db of [deps.db, ...(await others())]) {
    if (db !== deps.db && !(await mayHaveUnsent(db))) continue;
    try {
      const outcome = await runExchange({ ...deps, db, locks: undefined }, cancel);
      outcomes.push(outcome);
      if (isForEverybody(outcome)) break;
    } catch (error) {
      cancel.signal.throwIfAborted();
      surprises.push(error);
    }
  }
  if (surprises.length > 0) throw surprises[0];
  return outcomes;
}

/** Whether it is the line's or the server's doing, and would meet the next person too. */
function isForEverybody(outcome: SyncOutcome): boolean {
  switch (outcome.kind) {
    case 'offline':
    case 'captive':
    case 'busy':
    case 'unsupported':
      return true;
    case 'trouble':
      // Without a time to come back it may be the trouble of one person's database.
      return outcome.retryAfterSeconds > 0;
    default:
      return false;
  }
}
