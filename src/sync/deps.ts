import type { StudyDb } from '../data/study/study-db.ts';

/** What the exchange needs of the realm it runs in, page or service worker. */
export interface SyncDeps {
  readonly db: StudyDb;
  readonly fetch: typeof fetch;
  /** Absent in browsers without Web Locks: two exchanges at once are harmless, only wasteful. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  /** 0 to 1, below 1. */
  readonly random: () => number;
  /** Milliseconds since 1970, as the phone claims. */
  readonly now: () => number;
}

export interface Cancel {
  readonly signal: AbortSignal;
}
