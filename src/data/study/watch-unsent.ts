import { liveQuery } from 'dexie';
import { hasUnsent } from './read.ts';
import type { StudyDb } from './study-db.ts';

/** Calls `onUnsent` now and after every change, from any tab, while something waits to be sent. */
export function watchUnsent(db: StudyDb, onUnsent: () => void, { signal }: { signal: AbortSignal }): void {
  const watch = liveQuery(() => hasUnsent(db)).subscribe((isUnsent) => {
    if (isUnsent) onUnsent();
  });
  signal.addEventListener('abort', () => watch.unsubscribe(), { once: true });
}
