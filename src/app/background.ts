import { runDownloads } from '../data/library/run-downloads.ts';
import { registerServiceWorker } from '../sw-bridge/register.ts';
import { keepSending } from '../sync/when.ts';
import { deps } from './deps.ts';
import { announceUpdate } from './update.ts';

/** What goes on behind every page, from after the first paint on: downloads are finished, work is sent. */
export function startBackground(): void {
  registerServiceWorker({ onUpdateReady: ({ applyUpdate }) => announceUpdate(applyUpdate) });
  const { study, library, fetch, now, random } = deps();
  const { signal } = new AbortController();
  // What these two do not expect breaks no page: it goes where uncaught errors go.
  runDownloads({ library, fetch, now }, { signal }).catch(reportError);
  keepSending({ db: study, fetch, now, random, locks: navigator.locks }, { signal }).catch(reportError);
}
