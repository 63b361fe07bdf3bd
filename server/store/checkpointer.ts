import { Worker } from 'node:worker_threads';

/** After so many exchanges the log is copied into the database: some ten megabytes of it. */
export const EXCHANGES_BETWEEN = 2_000;

export interface Checkpointer {
  /** So many exchanges were committed to the log. */
  wrote(exchanges: number): void;
  close(): void;
}

/**
 * Keeps SQLite's log short beside a server that is busy: copying it back takes the disk tens of milliseconds, in which nobody
 * would be answered. A thread does it, from when there is so much to do; `finish` copies what was written meanwhile, so
 * that the log begins anew. A server that has little to do leaves it to SQLite.
 */
export function createCheckpointer(file: string, finish: () => void): Checkpointer {
  let worker: Worker | undefined;
  let [pending, isRunning] = [0, false];

  function start(): Worker {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: { file } });
    started.unref();
    started.on('message', () => {
      isRunning = false;
      finish();
    });
    // Then SQLite does it by itself, when the log is long.
    started.on('error', () => {
      worker = undefined;
    });
    return started;
  }

  return {
    wrote(exchanges) {
      pending += exchanges;
      if (isRunning || pending < EXCHANGES_BETWEEN) return;
      [pending, isRunning] = [0, true];
      worker ??= start();
      worker.postMessage('checkpoint');
    },
    close() {
      void worker?.terminate();
    },
  };
}
