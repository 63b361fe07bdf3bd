import type { Watched } from './watched.ts';

/** A bar that moves ten times a second is smooth, and a page that is told more often only works. */
const PAUSE_MS = 100;
/** So that a connection that nobody reads any more is found out. */
const HEARTBEAT_MS = 20_000;

/** A stream of server-sent events: the value as it is now, and again, whole, after changes. It ends when the signal fires. */
export function sendEvents<T>(watched: Watched<T>, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const send = (): void => write(`data: ${JSON.stringify(watched.get())}\n\n`);
      let due: NodeJS.Timeout | undefined;
      const unwatch = watched.watch(() => {
        due ??= setTimeout(() => {
          due = undefined;
          send();
        }, PAUSE_MS);
      });
      const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
      const end = (): void => {
        stop();
        controller.close();
      };
      stop = () => {
        unwatch();
        clearTimeout(due);
        clearInterval(heartbeat);
        signal.removeEventListener('abort', end);
      };
      signal.addEventListener('abort', end);
      send();
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
