import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import { runDownloads as run } from '../data/library/run-downloads.ts';
import { mayMove } from '../data/usage/may-move.ts';
import { watchUsage } from '../data/usage/usage-news.ts';
import { pageBackground } from './downloads/background.ts';
import { leavingHub } from './hub/hub-fetch.ts';
import { sourceOf } from './hub/hub-source.ts';

/** The downloader under the rules that she gave for her data, from a campus hub where this phone is connected to one; when the page is left, the browser goes on for it where it can. */
export function runDownloads(deps: LibraryDeps, cancel: Cancellable): Promise<void> {
  const background = pageBackground();
  const fetch = leavingHub(deps.fetch);
  return run({ ...deps, fetch, mayMove, watchUsage, sourceOf, ...(background && { background }) }, cancel);
}
