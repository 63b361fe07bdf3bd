import { i18n } from '@lingui/core';
import { refreshCatalogue } from '../data/library/refresh-catalogue.ts';
import { keepCarrying } from './carrying.ts';
import { listDeps } from './deps.ts';
import { keepAhead } from './keep-ahead.ts';
import { keepByNeed } from './keep-by-need.ts';

/** What waits for the service worker: all this code comes from the precache, so that a first visit does not pay for it twice. */
export async function onceInstalled(registration: ServiceWorkerRegistration): Promise<void> {
  const { signal } = new AbortController();
  // An unchanged list of courses costs some hundred bytes; home needs it to name what was studied on another phone.
  refreshCatalogue(listDeps(), i18n.locale, { signal }).catch(reportError);
  keepByNeed(registration, { signal }).catch(reportError);
  keepAhead({ signal });
  await keepCarrying({ signal });
}
