import { planDownload } from '../../protocol/pack/plan-download.ts';
import { isFull } from './ballast.ts';
import { keptChunks } from './chunks.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';
import { neededChunks } from './needed-chunks.ts';
import { missingOf } from './plan.ts';

/**
 * All downloads, in the order of the queue. `here` is said only where every chunk is on the phone now (keys are looked at,
 * not bytes): a course that has lost some since is `waiting` for them. On a phone that is too full to write why it stopped, what
 * would come has failed all the same.
 */
export async function readDownloads(db: LibraryDb): Promise<Download[]> {
  const all = (await db.downloads.toArray()).sort((a, b) => a.place - b.place);
  const rows = (await isFull(db)) ? all.map(stopped) : all;
  if (!rows.some(({ state }) => state === 'here')) return rows;
  const kept = await keptChunks(db);
  return Promise.all(rows.map((row) => (row.state === 'here' ? admitLoss(db, row, kept) : row)));
}

/** The download of one course, as `readDownloads` tells of it; undefined where there is none. */
export async function readDownload(db: LibraryDb, course: number): Promise<Download | undefined> {
  const row = await db.downloads.get(course);
  const shown = row && (await isFull(db)) ? stopped(row) : row;
  return shown?.state === 'here' ? admitLoss(db, shown, await keptChunks(db)) : shown;
}

async function admitLoss(db: LibraryDb, row: Download, kept: ReadonlySet<string>): Promise<Download> {
  const needed = await neededChunks(db, row);
  if (needed?.every((hash) => kept.has(hash))) return row;
  const course = await db.courses.get([row.course, row.version]);
  if (!course) return { ...row, state: 'waiting', doneBytes: 0 };
  const doneBytes = Math.max(0, row.totalBytes - (await missingOf(db, planDownload(course, row))));
  return { ...row, state: 'waiting', doneBytes };
}

const stopped = (row: Download): Download =>
  row.state === 'coming' || (row.state === 'waiting' && !row.reason && !row.hold)
    ? { ...row, state: 'failed', reason: 'full' }
    : row;
