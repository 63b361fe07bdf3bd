import { registerServiceWorker } from '../sw-bridge/register.ts';
import { keepSending } from '../sync/when.ts';
import { deps } from './deps.ts';
import { followProfile } from './follow-profile.ts';
import { keepDownloading } from './keep-downloading.ts';
import { roundDeps } from './round-deps.ts';
import { onHide } from './study/on-hide.ts';
import { announceUpdate } from './update.ts';
import { whileShown } from './while-shown.ts';

/** What goes on behind every page, from after the first paint on: downloads are finished, work is sent. */
export function startBackground(): void {
  registerServiceWorker({ onUpdateReady: ({ applyUpdate }) => announceUpdate(applyUpdate) });
  followProfile();
  import('./count-usage.ts').then((m) => m.countUsage()).catch(reportError);
  const { library, fetch, now } = deps();
  const { signal } = new AbortController();
  // What these do not expect breaks no page: it goes where uncaught errors go.
  whileShown((shown) => keepDownloading({ library, fetch, now }, { signal: shown }).catch(reportError));
  noteLosses();
  keepSending(roundDeps(), { signal }).catch(reportError);
  afterInstall().catch(reportError);
}

/** Its code comes from the precache, so that a first visit does not pay for it twice. */
async function afterInstall(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  const { onceInstalled } = await import('./once-installed.ts');
  await onceInstalled(registration);
}

/** A copy of the study's mark is kept now, and again whenever the page goes to the back with something done since. */
function noteLosses(): void {
  const note = () => import('./sentinel.ts').then(({ compareMarks }) => compareMarks(deps().study)).catch(reportError);
  note();
  onHide(note, new AbortController().signal);
}
