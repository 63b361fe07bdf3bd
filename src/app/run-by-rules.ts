import type { Cancellable, LibraryDeps } from '../data/library/deps.ts';
import { runDownloads as run } from '../data/library/run-downloads.ts';
import { mayMove } from '../data/usage/may-move.ts';
import { watchUsage } from '../data/usage/usage-news.ts';

/** The downloader under the rules that she gave for her data. */
export const runDownloads = (deps: LibraryDeps, cancel: Cancellable): Promise<void> =>
  run({ ...deps, mayMove, watchUsage }, cancel);
