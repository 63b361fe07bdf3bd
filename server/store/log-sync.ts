import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const writeThrough = promisify(fdatasync);

export interface LogSync {
  /** Puts on the disk what stands in the log by now. @throws where it may not be there */
  sync(): Promise<void>;
  close(): void;
}

/**
 * Writes SQLite's log through to the disk on a thread, as SQLite itself would do inside of each commit, holding up everything
 * else. The log stays the same file as long as a connection is open. `failed` is called when the disk did not take it.
 */
export function createLogSync(log: string, { failed }: { failed: () => void }): LogSync {
  let file: number | undefined;
  let running: Promise<void> = Promise.resolve();
  return {
    sync() {
      file ??= openSync(log, 'r+');
      running = writeThrough(file);
      running.catch(failed);
      return running;
    },
    close() {
      const open = file;
      // The number of a closed file may be another one's by the time that the thread looks at it.
      if (open !== undefined) void running.catch(() => undefined).finally(() => closeSync(open));
    },
  };
}
