import { i18n } from '@lingui/core';
import { takeBallast } from '../data/library/ballast.ts';
import { refreshCatalogue } from '../data/library/refresh-catalogue.ts';
import { askToStay } from './ask-to-stay.ts';
import { keepCarrying } from './carrying.ts';
import { deps, listDeps } from './deps.ts';
import { keepAhead } from './keep-ahead.ts';
import { keepByNeed } from './keep-by-need.ts';
import { weighUpdates } from './weigh-updates.ts';

/** What waits for the service worker: all this code comes from the precache, so that a first visit does not pay for it twice. */
export async function onceInstalled(registration: ServiceWorkerRegistration): Promise<void> {
  const { signal } = new AbortController();
  // An unchanged list of courses costs some hundred bytes; home needs it to name what was studied on another phone.
  refreshCatalogue(listDeps(), i18n.locale, { signal })
    .then(() => weighUpdates({ signal }))
    .catch(reportError);
  keepByNeed(registration, { signal }).catch(reportError);
  takeBallast(deps().library).catch(reportError);
  askToStay({ signal });
  keepAhead({ signal });
  await keepCarrying({ signal });
}
