import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { openLibrary } from '../src/data/library/library-db.ts';
import { openStudies } from '../src/data/profiles/open-studies.ts';
import { claimAtFirstInstall } from './claim-at-first-install.ts';
import { onCarriedSync } from './on-carried-sync.ts';
import { onMedia } from './on-media.ts';
import { onMessage } from './on-message.ts';
import { onSync } from './on-sync.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0];
};

/** Addresses that are the server's: the app's page never stands in for them. */
const SERVER_PATHS = [/^\/api\//, /^\/packs\//, /^\/media\//, /^\/healthz$/];

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER_PATHS }));

claimAtFirstInstall(self);
self.addEventListener('fetch', (event) => onMedia(event, { library: openLibrary, fetch: fetchFromHere }));
self.addEventListener('sync', (event) => onSync(event, { studies: () => openStudies(), fetch: fetchFromHere }));
self.addEventListener('sync', (event) => onCarriedSync(event, { fetch: fetchFromHere }));
self.addEventListener('message', (event) => onMessage(event, { skipWaiting: () => self.skipWaiting() }));

/** `fetch` must be called on its own global object. */
function fetchFromHere(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  return fetch(input, init);
}
