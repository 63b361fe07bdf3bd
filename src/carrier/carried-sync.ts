/** Tag of the one-off `sync` event that makes the service worker deliver what this phone carries for others. */
export const CARRIED_SYNC_TAG = 'carried';
