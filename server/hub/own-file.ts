import { chmodSync, closeSync, openSync } from 'node:fs';

/** Makes a file that only the hub's own user reads, where there is none yet: before SQLite does, which makes the files beside it as readable as it is. */
export function makeOwn(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
