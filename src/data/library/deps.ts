import type { LibraryDb } from './library-db.ts';

/** What the library works with. */
export interface LibraryDeps {
  library: LibraryDb;
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Cancellable {
  signal: AbortSignal;
}
