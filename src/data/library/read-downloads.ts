import { planDownload } from '../../protocol/pack/plan-download.ts';
import { keptChunks } from './chunks.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';
import { isHere, missingOf } from './plan.ts';

/**
 * All downloads. `here` is said only where every chunk is on the phone now (keys are looked at, not bytes): a course
 * that has lost some since is `waiting` for them.
 */
export async function readDownloads(db: LibraryDb): Promise<Download[]> {
  const rows = await db.downloads.toArray();
  if (!rows.some(({ state }) => state === 'here')) return rows;
  const kept = await keptChunks(db);
  return Promise.all(rows.map((row) => (row.state === 'here' ? admitLoss(db, row, kept) : row)));
}

async function admitLoss(db: LibraryDb, row: Download, kept: ReadonlySet<string>): Promise<Download> {
  const course = await db.courses.get([row.course, row.version]);
  if (!course) return { ...row, state: 'waiting', doneBytes: 0 };
  const plan = planDownload(course, row);
  const isWhole = await Promise.all(plan.map((ref) => isHere(db, ref, kept)));
  if (isWhole.every(Boolean)) return row;
  const doneBytes = Math.max(0, row.totalBytes - (await missingOf(db, plan)));
  return { ...row, state: 'waiting', doneBytes };
}
