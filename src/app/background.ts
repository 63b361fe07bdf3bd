import { i18n } from '@lingui/core';
import { runDownloads } from '../data/library/run-downloads.ts';
import { registerServiceWorker } from '../sw-bridge/register.ts';
import { keepSending } from '../sync/when.ts';
import { deps } from './deps.ts';
import { followProfile } from './follow-profile.ts';
import { roundDeps } from './round-deps.ts';
import { onHide } from './study/on-hide.ts';
import { announceUpdate } from './update.ts';
import { whileShown } from './while-shown.ts';

/** What goes on behind every page, from after the first paint on: downloads are finished, work is sent. */
export function startBackground(): void {
  registerServiceWorker({ onUpdateReady: ({ applyUpdate }) => announceUpdate(applyUpdate) });
  followProfile();
  const { library, fetch, now } = deps();
  const { signal } = new AbortController();
  // What these do not expect breaks no page: it goes where uncaught errors go.
  whileShown((shown) => runDownloads({ library, fetch, now }, { signal: shown }).catch(reportError));
  noteLosses();
  keepSending(roundDeps(), { signal }).catch(reportError);
  onceInstalled().catch(reportError);
}

/** What waits for the service worker: the code for it comes from the precache, so that a first visit does not pay for it twice. */
async function onceInstalled(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  const { signal } = new AbortController();
  refreshList({ signal }).catch(reportError);
  import('./keep-by-need.ts').then(({ keepByNeed }) => keepByNeed(registration, { signal })).catch(reportError);
  const { keepCarrying } = await import('./carrying.ts');
  await keepCarrying({ signal });
}

/** An unchanged list of courses costs some hundred bytes; home needs it to name what was studied on another phone. */
async function refreshList(cancel: { signal: AbortSignal }): Promise<void> {
  const { refreshCatalogue } = await import('../data/library/refresh-catalogue.ts');
  await refreshCatalogue(deps(), i18n.locale, cancel);
}

/** A copy of the study's mark is kept now, and again whenever the page goes to the back with something done since. */
function noteLosses(): void {
  const note = () => import('./sentinel.ts').then(({ compareMarks }) => compareMarks(deps().study)).catch(reportError);
  note();
  onHide(note, new AbortController().signal);
}
