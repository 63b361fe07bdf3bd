import type { MayMove } from '../usage/may-move.ts';
import type { Background } from './background.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';

/** What the library works with. */
export interface LibraryDeps {
  library: LibraryDb;
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The origin that packs are fetched from, such as a campus hub's; this page's own where there is none. It need not be trusted. */
  source?: string;
}

/** What one download is fetched with. */
export interface FetchDeps extends LibraryDeps {
  mayMove: MayMove;
  /** Goes on when the page does not, where the browser can. */
  background?: Background;
}

/** What the downloader works with. */
export interface DownloadDeps extends FetchDeps {
  /** Calls `changed` whenever `mayMove` may answer otherwise than before; returns the way to stop. */
  watchUsage: (changed: () => void) => () => void;
  /** The origin that has all of a download and costs nothing, such as a campus hub's: no rule holds what comes from there. */
  sourceOf?: (wish: Download) => Promise<string | undefined>;
}

/** For where nobody pays for what is moved. */
export const WITHOUT_RULES: Pick<DownloadDeps, 'mayMove' | 'watchUsage'> = {
  mayMove: async () => undefined,
  watchUsage: () => () => undefined,
};

export interface Cancellable {
  signal: AbortSignal;
}
