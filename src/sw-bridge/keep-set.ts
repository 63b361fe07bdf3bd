import type { Message } from './messages.ts';

/** A browser may end a service worker at any time: it answers no more then. */
const PATIENCE_MS = 60_000;

/**
 * Asks the service worker to keep the files of a set, so that they are there without a network. Tells whether all of them are kept.
 */
export function keepSet(worker: ServiceWorker, set: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (isKept: boolean) => {
      clearTimeout(timer);
      port1.close();
      resolve(isKept);
    };
    const timer = setTimeout(end, PATIENCE_MS, false);
    port1.onmessage = ({ data }) => end(data === true);
    worker.postMessage({ type: 'KEEP_SET', set } satisfies Message, [port2]);
  });
}
