/**
 * On a first visit the page is taken into care at once, so that videos play through the worker without a reload. Later
 * versions claim nothing: open pages stay with the version that they were loaded with until she consents to the update.
 */
export function claimAtFirstInstall(worker: ServiceWorkerGlobalScope): void {
  let isFirst = false;
  worker.addEventListener('install', () => {
    isFirst = worker.registration.active === null;
  });
  worker.addEventListener('activate', (event) => {
    if (isFirst) event.waitUntil(worker.clients.claim());
  });
}
