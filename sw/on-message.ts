import * as v from 'valibot';
import { messageSchema } from '../src/sw-bridge/messages.ts';

/** Takes over from the version before only when a page says that she agreed. Other messages are not for us. */
export function onMessage(event: ExtendableMessageEvent, { skipWaiting }: { skipWaiting: () => Promise<void> }): void {
  if (v.is(messageSchema, event.data)) event.waitUntil(skipWaiting());
}
