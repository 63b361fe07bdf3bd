import { isSameSelection, type Selection } from '../../protocol/pack/selection.ts';
import { writeSmall } from './ballast.ts';
import type { HandedOver } from './handed-over.ts';
import type { LibraryDb } from './library-db.ts';
import type { DownloadProblem } from './pack-problem.ts';

/** Why a download waits by the rules that she gave for her data: see data/usage/may-move.ts. */
export type Hold = 'wifi' | 'limit' | 'bundle' | 'hours' | 'size' | 'line';

/**
 * The download of a course; its row is what decides. `waiting` with reason `offline` goes on by itself; `failed` waits
 * for a person, the next start or the next `online`.
 */
export interface Download extends Selection {
  course: number;
  state: 'waiting' | 'coming' | 'paused' | 'here' | 'failed';
  /** As moved over the line; 0 of 0 until the course's manifests are on the phone. */
  doneBytes: number;
  totalBytes: number;
  reason?: DownloadProblem;
  /** What `waiting` waits for by her rules. */
  hold?: Hold;
  /** She wants it now, whatever the rules say: until it is here. */
  isNow?: true;
  /** Its place in the queue: the lowest is fetched first. */
  place: number;
  /** Never proposed for removal. */
  isPinned?: true;
  /** The app's own wish, of texts before they are needed (ahead.ts): a person's wish takes its place. */
  isAhead?: true;
  /** The selection that is whole on the phone, while another (a higher rung, a newer version) may be on its way. */
  kept?: Selection;
  /** What the browser fetches of it in the background. */
  handedOver?: HandedOver;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

/** What becomes of a row. */
export type Change = Pick<Download, 'state'> & Partial<Download>;

/**
 * Changes a download's row, why it waited or failed forgotten, unless it has been paused, removed or wished for otherwise
 * meanwhile: a person's word comes before the downloader's. `true` when the change was made. Throws PackProblem `full`.
 */
export const changeDownload = (db: LibraryDb, wish: Download, change: Change, now: number): Promise<boolean> =>
  writeSmall(db, () =>
    db.transaction('rw', db.downloads, async () => {
      const row = await db.downloads.get(wish.course);
      if (!row || !isStillWished(row, wish)) return false;
      await db.downloads.put(changedRow(row, change, now));
      return true;
    }),
  );

/** A row with a change. "Now" is over once it is here. */
export function changedRow(row: Download, change: Change, now: number): Download {
  const { reason: _reason, hold: _hold, isNow, ...rest } = row;
  const isStillNow = isNow && change.state !== 'here';
  return { ...rest, ...(isStillNow && { isNow }), ...change, updatedAt: now };
}

/** Whether the row still asks for what the downloader is fetching. */
export const isStillWished = (row: Download | undefined, wish: Download): boolean =>
  row !== undefined && row.state !== 'paused' && isSameSelection(row, wish);

/** Gives a row from before downloads had places the one of its time, in place. */
export function queueByTime(row: { updatedAt: number; place?: number }): void {
  row.place ??= row.updatedAt;
}
