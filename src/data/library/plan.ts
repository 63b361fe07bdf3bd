import { type BlobRef, wireBytes, wireBytesOf } from '../../protocol/pack/blob-ref.ts';
import { planDownload } from '../../protocol/pack/plan-download.ts';
import type { Wanted } from '../../protocol/pack/selection.ts';
import { chunkHashes, keptChunks } from './chunks.ts';
import type { OpenCourse } from './course.ts';
import type { LibraryDb } from './library-db.ts';
import { chunkPieces } from './pieces.ts';

/** Bytes that downloading this would still move, over what the phone has already. */
export const costOf = (db: LibraryDb, course: OpenCourse, wanted: Wanted): Promise<number> =>
  missingOf(db, planDownload(course, wanted));

/** Bytes that the whole plan moves on an empty phone. */
export const totalBytes = (refs: readonly BlobRef[]): number => wireBytesOf(refs);

/** What fetching `bytes` of a blob's chunks moves: text shrinks on the line. */
export const moved = (ref: BlobRef, bytes: number): number =>
  Math.round((bytes * (ref.wire ?? ref.bytes)) / Math.max(1, ref.bytes));

/** Whether the phone has every chunk of a blob. */
export async function isHere(db: LibraryDb, ref: BlobRef, kept: ReadonlySet<string>): Promise<boolean> {
  const hashes = await chunkHashes(db, ref);
  return hashes?.every((hash) => kept.has(hash)) ?? false;
}

/** Whether the phone has every chunk of all of them. */
export async function areHere(db: LibraryDb, refs: readonly BlobRef[], kept: ReadonlySet<string>): Promise<boolean> {
  for (const ref of refs) if (!(await isHere(db, ref, kept))) return false;
  return true;
}

/** Bytes of a plan that are not on the phone, as moved over the line. */
export async function missingOf(db: LibraryDb, refs: readonly BlobRef[]): Promise<number> {
  const kept = await keptChunks(db);
  return sum(await Promise.all(refs.map((ref) => missingBytes(db, ref, kept))));
}

async function missingBytes(db: LibraryDb, ref: BlobRef, kept: ReadonlySet<string>): Promise<number> {
  const hashes = await chunkHashes(db, ref);
  if (!hashes) return wireBytes(ref);
  return sum(chunkPieces(ref, hashes).map(({ hash, bytes }) => (kept.has(hash) ? 0 : moved(ref, bytes))));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
