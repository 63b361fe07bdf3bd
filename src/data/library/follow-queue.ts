import { liveQuery } from 'dexie';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';

/** Follows who goes before a download, whichever tab says so: `isTurn` until another one that could come now has a lower place [DL8]. */
export function followQueue(db: LibraryDb, own: Download): { isTurn: () => boolean; done: () => void } {
  let isTurn = true;
  const watch = liveQuery(() => db.downloads.toArray()).subscribe((rows) => {
    const place = rows.find(({ course }) => course === own.course)?.place ?? own.place;
    isTurn = !rows.some((row) => row.course !== own.course && row.place < place && isFree(row));
  });
  return { isTurn: () => isTurn, done: () => watch.unsubscribe() };
}

/** Waits for nothing but its turn. */
const isFree = ({ state, reason, hold }: Download): boolean => state === 'waiting' && !reason && !hold;
