import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { openLibrary } from '../src/data/library/library-db.ts';
import { recallLanguage } from '../src/data/profiles/language-backup.ts';
import { openStudies } from '../src/data/profiles/open-studies.ts';
import { meteredFetch } from '../src/data/usage/metered-fetch.ts';
import { countByTiming } from '../src/data/usage/resource-timing.ts';
import { claimAtFirstInstall } from './claim-at-first-install.ts';
import { countImports, countScript } from './count-script.ts';
import { keepAtInstall } from './keep-at-install.ts';
import { forgetOldSets, keepSets } from './kept-sets.ts';
import { readListedFiles } from './listed-files.ts';
import { onBackgroundFetch, onBackgroundFetchClick } from './on-background-fetch.ts';
import { onCarriedSync } from './on-carried-sync.ts';
import { onMedia } from './on-media.ts';
import { onMessage } from './on-message.ts';
import { onPackFile } from './on-pack-file.ts';
import { onSetFile } from './on-set-file.ts';
import { onShare } from './on-share.ts';
import { onSync } from './on-sync.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0];
};

/** Addresses that are the server's, or where this worker makes files: the app's page never stands in for them. */
const SERVER_PATHS = [/^\/api\//, /^\/x$/, /^\/packs\//, /^\/media\//, /^\/healthz$/, /^\/hand\/./];

/** What the worker asks for is counted, and so is what it loads by itself. */
const fetchFromHere = meteredFetch(fetch);
countByTiming();

const listed = readListedFiles(self.__WB_MANIFEST);
const sets = { listed, caches, fetch: fetchFromHere };

// Before the files of this build are kept, and with them those that it imports.
self.addEventListener('install', (event) =>
  event.waitUntil(countImports({ listed, caches, isFirst: self.registration.active === null })),
);
precacheAndRoute([...listed.forAll]);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER_PATHS }));

claimAtFirstInstall(self);
self.addEventListener('install', (event) =>
  event.waitUntil(keepAtInstall({ ...sets, recallLanguage, browserTags: navigator.languages })),
);
self.addEventListener('install', (event) => event.waitUntil(countScript(location.href)));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldSets(sets)));
self.addEventListener('fetch', (event) => onSetFile(event, sets));
self.addEventListener('fetch', (event) => onMedia(event, { library: openLibrary, fetch: fetchFromHere }));
self.addEventListener('fetch', (event) => onPackFile(event, { library: openLibrary }));
self.addEventListener('fetch', (event) => onShare(event, { caches }));
self.addEventListener('sync', (event) => onSync(event, { studies: () => openStudies(), fetch: fetchFromHere }));
self.addEventListener('sync', (event) => onCarriedSync(event, { fetch: fetchFromHere }));
for (const ended of ['backgroundfetchsuccess', 'backgroundfetchfail', 'backgroundfetchabort'] as const)
  self.addEventListener(ended, (event) => onBackgroundFetch(event, { library: openLibrary }));
self.addEventListener('backgroundfetchclick', (event) => onBackgroundFetchClick(event, { clients: self.clients }));
self.addEventListener('message', (event) =>
  onMessage(event, { skipWaiting: () => self.skipWaiting(), keepSet: (set) => keepSets(sets, [set]) }),
);
