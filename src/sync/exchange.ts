import { isConnectionLost, NewerDataError, StorageFullError } from '../data/study/errors.ts';
import { saveOutcome } from '../data/study/save-outcome.ts';
import { ONLY } from '../data/study/study-db.ts';
import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import type { Unsent } from '../data/study/unsent.ts';
import { readUnsent } from '../data/study/unsent.ts';
import { isNewerData } from '../data/study/write.ts';
import { callExchange } from './call-exchange.ts';
import type { Cancel, SyncDeps } from './deps.ts';
import { exchangeAll } from './exchange-all.ts';

export type { SyncOutcome } from '../data/study/sync-outcome.ts';

/** Web Lock of whoever exchanges, in page or service worker. */
export const EXCHANGE_LOCK = 'caravan-exchange';

/**
 * Brings what the person did to the server, and what she did on other devices here. The same in page and service
 * worker, and safe in both at once: the lock only saves the work of doing it twice. Throws nothing for the network's or
 * the disk's sake; what `signal` was aborted with passes through.
 */
export async function runExchange(deps: SyncDeps, cancel: Cancel): Promise<SyncOutcome> {
  if (!deps.locks) return exchangeAndNote(deps, cancel);
  return deps.locks.request(EXCHANGE_LOCK, { ifAvailable: true }, (lock) =>
    lock ? exchangeAndNote(deps, cancel) : Promise.resolve({ kind: 'already-running' } as const),
  );
}

async function exchangeAndNote(deps: SyncDeps, cancel: Cancel): Promise<SyncOutcome> {
  try {
    if (await isNewerData(deps.db)) return await sendUnwritten(deps, cancel);
    const outcome = await exchangeAll(deps, cancel);
    if (outcome.kind !== 'nothing-to-do') await saveOutcome(deps.db, outcome.kind);
    return outcome;
  } catch (error) {
    cancel.signal.throwIfAborted();
    if (error instanceof StorageFullError) return { kind: 'storage-full' };
    if (error instanceof NewerDataError) return { kind: 'newer-data' };
    if (isConnectionLost(error)) return { kind: 'trouble', retryAfterSeconds: 0 };
    throw error;
  }
}

/** A newer app has the database: her work still goes up, but what comes of it is not written here. */
async function sendUnwritten(deps: SyncDeps, cancel: Cancel): Promise<SyncOutcome> {
  const identity = await deps.db.identity.get(ONLY);
  let unsent: Unsent = { ...(await readUnsent(deps.db, deps.now())), sums: undefined };
  while (identity?.isRegistered && unsent.facts.length > 0) {
    const call = await callExchange(deps, identity, { unsent, isFull: true }, cancel);
    if (call.kind === 'failed') return call.outcome;
    if (call.kind !== 'accepted') break;
    unsent = { ...unsent, facts: unsent.facts.slice(call.sent.length) };
  }
  return { kind: 'newer-data' };
}
