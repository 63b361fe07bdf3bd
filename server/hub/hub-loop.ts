import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { HubFault } from './hub-fault.ts';

export interface LoopOptions {
  readonly name: string;
  /** Between two rounds that went well. */
  readonly everyMs: number;
  /** After a first failure; each further one doubles it, up to some minutes. */
  readonly retryMs: number;
  /** Between being woken and the round: what comes together goes together. */
  readonly settleMs: number;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

const LONGEST_RETRY_MS = 5 * 60_000;

/** Runs again and again. */
export interface Loop {
  /** The next round begins now, or right after the one that runs. */
  readonly wake: () => void;
  /** Settles when the signal has ended it. */
  readonly ended: Promise<void>;
}

/** Runs `round` for ever: at once, then after a pause, which is longer the more rounds failed in a row. */
export function startLoop(
  round: () => Promise<void>,
  { name, everyMs, retryMs, settleMs, log, signal }: LoopOptions,
): Loop {
  let pause = new AbortController();
  let isWoken = false;

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      isWoken = false;
      try {
        await round();
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (error instanceof HubFault)
          log.warn({ loop: name, kind: error.kind, reason: error.message }, 'to be tried again');
        else log.error({ loop: name, err: error }, 'a round failed');
      }
      const backOffMs = Math.min(LONGEST_RETRY_MS, retryMs * 2 ** (failures - 1));
      pause = new AbortController();
      if (failures > 0) await rest(backOffMs, signal);
      else if (!isWoken) await rest(everyMs, AbortSignal.any([signal, pause.signal]));
      if (isWoken) await rest(settleMs, signal);
    }
  }

  return {
    wake() {
      isWoken = true;
      pause.abort();
    },
    ended: run(),
  };
}

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);
