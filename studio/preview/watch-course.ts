import { watch } from 'node:fs';
import { basename } from 'node:path';
import { LOCK_FILE } from '../numbers/lock-file.ts';

/** An editor writes a file in several steps, and a checkout writes many files. */
const QUIET_MS = 150;

/** Tells of changes below a course's folder, once it is quiet again, until the signal fires. */
export function watchCourse(folder: string, onChange: () => void, signal: AbortSignal): void {
  let due: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true, signal }, (_, path) => {
    const name = basename(path ?? '');
    if (name === LOCK_FILE || name.startsWith('.')) return;
    clearTimeout(due);
    due = setTimeout(onChange, QUIET_MS);
  });
  // A folder that went: what is shown stays, and there is nothing more to tell.
  watcher.on('error', () => watcher.close());
  signal.addEventListener('abort', () => clearTimeout(due));
}
