import type { SyncOutcome } from '../data/study/sync-outcome.ts';

/** Whether time alone may heal it. The other outcomes wait for a new occasion: an update, a code, another line. */
export function isWorthRetrying({ kind }: SyncOutcome): boolean {
  switch (kind) {
    case 'offline':
    case 'captive':
    case 'busy':
    case 'trouble':
    case 'storage-full':
    // Whoever has the lock may end before the work is done.
    case 'already-running':
      return true;
    default:
      return false;
  }
}
