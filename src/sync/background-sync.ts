/** Tag of the one-off `sync` event that makes the service worker run the exchange when there is a line again. */
export const SYNC_TAG = 'facts';

interface SyncManager {
  register(tag: string): Promise<void>;
}

const isSyncManager = (value: unknown): value is SyncManager =>
  typeof value === 'object' && value !== null && 'register' in value && typeof value.register === 'function';

/** Asks for that event, or another, where the browser has Background Sync and allows it. A hint, never the mechanism. */
export async function registerBackgroundSync(tag = SYNC_TAG): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration || !('sync' in registration) || !isSyncManager(registration.sync)) return;
  await registration.sync.register(tag).catch(() => undefined);
}
