import { planDownload } from '../../protocol/pack/plan-download.ts';
import { chunkHashes } from './chunks.ts';
import type { Download } from './download-row.ts';
import type { LibraryDb } from './library-db.ts';

/** Of downloads that are here, in each library that this realm has open. */
const remembered = new WeakMap<LibraryDb, Map<string, readonly string[]>>();

/**
 * The hashes of all chunks that a download is made of; undefined where the phone has lost a manifest or a chunk list.
 * Worked out once in a realm's life: a selection of a version never changes what it is made of.
 */
export async function neededChunks(db: LibraryDb, download: Download): Promise<readonly string[] | undefined> {
  const known = remembered.get(db) ?? new Map<string, readonly string[]>();
  remembered.set(db, known);
  const { course, version, lang, rung, parts, av1, also } = download;
  const key = JSON.stringify([course, version, lang, rung, parts, av1, also]);
  const needed = known.get(key) ?? (await workOut(db, download));
  if (needed) known.set(key, needed);
  return needed;
}

async function workOut(db: LibraryDb, download: Download): Promise<readonly string[] | undefined> {
  const course = await db.courses.get([download.course, download.version]);
  if (!course) return undefined;
  const blobs = await Promise.all(planDownload(course, download).map((ref) => chunkHashes(db, ref)));
  return blobs.some((hashes) => !hashes) ? undefined : blobs.flatMap((hashes) => hashes ?? []);
}
