import { linkedAbort } from '../linked-abort.ts';
import type { Cancellable } from './deps.ts';

/** A connection that has brought nothing for so long is lost, whatever the browser still hopes. */
const STALL_MS = 30_000;

/** A signal that also fires when the line has been silent for too long. */
export function watchLine(signal: AbortSignal): Cancellable & { alive: () => void; done: () => void } {
  const line = linkedAbort(signal);
  let timer = setTimeout(line.abort, STALL_MS);
  return {
    signal: line.signal,
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(line.abort, STALL_MS);
    },
    done: () => {
      clearTimeout(timer);
      line.done();
    },
  };
}
