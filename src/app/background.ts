import { i18n } from '@lingui/core';
import { refreshCatalogue } from '../data/library/catalogue.ts';
import { runDownloads } from '../data/library/run-downloads.ts';
import { registerServiceWorker } from '../sw-bridge/register.ts';
import { keepSending } from '../sync/when.ts';
import { deps } from './deps.ts';
import { announceUpdate } from './update.ts';
import { whileShown } from './while-shown.ts';

/** What goes on behind every page, from after the first paint on: downloads are finished, work is sent. */
export function startBackground(): void {
  registerServiceWorker({ onUpdateReady: ({ applyUpdate }) => announceUpdate(applyUpdate) });
  const { study, library, fetch, now, random } = deps();
  const { signal } = new AbortController();
  // What these do not expect breaks no page: it goes where uncaught errors go.
  // An unchanged list of courses costs some hundred bytes; home needs it to name what was studied on another phone.
  refreshCatalogue({ library, fetch, now }, i18n.locale, { signal }).catch(reportError);
  whileShown((shown) => runDownloads({ library, fetch, now }, { signal: shown }).catch(reportError));
  keepSending({ db: study, fetch, now, random, locks: navigator.locks }, { signal }).catch(reportError);
}
