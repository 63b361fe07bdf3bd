import * as v from 'valibot';
import { messageSchema } from '../src/sw-bridge/messages.ts';

interface MessageDeps {
  readonly skipWaiting: () => Promise<void>;
  /** Rejects where the set cannot be kept. */
  readonly keepSet: (set: string) => Promise<void>;
}

/**
 * Takes over from the version before only when a page says that she agreed; keeps a set of files when a page asks, and says on the port that
 * came along whether it is kept. Other messages are not for us.
 */
export function onMessage(event: ExtendableMessageEvent, { skipWaiting, keepSet }: MessageDeps): void {
  const { success, output: message } = v.safeParse(messageSchema, event.data);
  if (!success) return;
  if (message.type === 'SKIP_WAITING') return event.waitUntil(skipWaiting());
  const answer = (isKept: boolean) => event.ports[0]?.postMessage(isKept);
  event.waitUntil(
    keepSet(message.set).then(
      () => answer(true),
      () => answer(false),
    ),
  );
}
