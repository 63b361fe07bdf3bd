import type { Cancellable } from './deps.ts';

/** A connection that has brought nothing for so long is lost, whatever the browser still hopes. */
const STALL_MS = 30_000;

/** A signal that also fires when the line has been silent for too long. (AbortSignal.any is too new for old phones.) */
export function watchLine(signal: AbortSignal): Cancellable & { alive: () => void; done: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, STALL_MS);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  return {
    signal: controller.signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(abort, STALL_MS);
    },
    done: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
