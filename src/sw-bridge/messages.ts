import * as v from 'valibot';

/** All that the page says to the service worker: `SKIP_WAITING`, in workbox-window's spelling, is her consent to an update. */
export const messageSchema = v.variant('type', [v.object({ type: v.literal('SKIP_WAITING') })]);
