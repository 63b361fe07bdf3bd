import type { Cancel } from './deps.ts';

/** An alarm that can be set for earlier, never for later; by time passed, so that no clock can disturb it. */
export interface Alarm {
  set(delayMs: number): void;
  /** Resolves at the next ring, at once where it has rung since the last call, and when the signal is aborted. */
  rings(): Promise<void>;
}

export function makeAlarm({ signal }: Cancel): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let hasRung = false;
  let wakeUp = () => {};

  const ring = () => {
    clearTimeout(timer);
    dueAt = Number.POSITIVE_INFINITY;
    hasRung = true;
    wakeUp();
  };
  signal.addEventListener('abort', ring, { once: true });

  return {
    set(delayMs) {
      const at = performance.now() + delayMs;
      if (at >= dueAt || signal.aborted) return;
      clearTimeout(timer);
      dueAt = at;
      timer = setTimeout(ring, delayMs);
    },
    async rings() {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
      }
      hasRung = false;
    },
  };
}
