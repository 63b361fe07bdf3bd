import type { Rung } from '../../protocol/pack/module-manifest.ts';
import type { LibraryDb } from './library-db.ts';
import type { DownloadProblem } from './pack-problem.ts';

/** What of a course is wanted: a version, up to a rung, in one language. */
export interface Selection {
  version: number;
  rung: Rung;
  lang: string;
}

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
  /** The selection that is whole on the phone, while another (a higher rung, a newer version) may be on its way. */
  kept?: Selection;
  /** Milliseconds since 1970. */
  updatedAt: number;
}

const isSameSelection = (a: Selection, b: Selection): boolean =>
  a.version === b.version && a.rung === b.rung && a.lang === b.lang;

export const selectionOf = ({ version, rung, lang }: Selection): Selection => ({ version, rung, lang });

type Change = Pick<Download, 'state'> & Partial<Download>;

/**
 * Changes a download's row, its last reason forgotten, unless it has been paused, removed or wished for otherwise
 * meanwhile: a person's word comes before the downloader's. `true` when the change was made.
 */
export const changeDownload = (db: LibraryDb, wish: Download, change: Change, now: number): Promise<boolean> =>
  db.transaction('rw', db.downloads, async () => {
    const row = await db.downloads.get(wish.course);
    if (!row || !isStillWished(row, wish)) return false;
    const { reason: _, ...rest } = row;
    await db.downloads.put({ ...rest, ...change, updatedAt: now });
    return true;
  });

/** Whether the row still asks for what the downloader is fetching. */
export const isStillWished = (row: Download | undefined, wish: Download): boolean =>
  row !== undefined && row.state !== 'paused' && isSameSelection(row, wish);
