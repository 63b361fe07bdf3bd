/// <reference path="../build-constants.d.ts" />
import { chunkHashes, keptChunks } from '../data/library/chunks.ts';
import type { CourseRow, LibraryDb, TrustRow } from '../data/library/library-db.ts';
import { PackProblem } from '../data/library/pack-problem.ts';
import { chunkPieces, listPiece, type Piece } from '../data/library/pieces.ts';
import { readRelease } from '../data/library/releases.ts';
import { type BlobRef, isChunked } from '../protocol/pack/blob-ref.ts';
import { PACK_FORMAT } from '../protocol/pack/course-root.ts';
import type { Rung } from '../protocol/pack/module-manifest.ts';
import { encodePackFileStart, RECORD_HEAD_BYTES } from '../protocol/pack/pack-file.ts';
import { planDownload } from '../protocol/pack/plan-download.ts';
import type { Selection } from '../protocol/pack/selection.ts';
import type { Signed } from '../protocol/pack/signed.ts';
import { cappedAt } from './capped-at.ts';

/** The root key pinned in this build, 32 bytes in hex; tests have their own. */
export interface Pinned {
  rootKey?: string;
}

/** A course to hand on, up to a rung. */
export interface Given {
  course: number;
  rung: Rung;
}

/** A pack file as it will be written. */
export interface PackFilePlan {
  start: Uint8Array<ArrayBuffer>;
  /** Every chunk once, in the order in which it is written: manifests, then what can be studied first [PF5]. */
  pieces: readonly Piece[];
  /** Of the whole file. */
  bytes: number;
}

interface Part {
  release: Signed;
  selection: Selection;
  manifests: BlobRef[];
  plan: BlobRef[];
}

/**
 * Plans a file of courses that are whole on this phone, from what it has alone (prepare-to-give.ts sees to that). Throws
 * PackProblem `missing` where a course is not whole here, or nothing vouches for it.
 */
export async function planPackFile(
  db: LibraryDb,
  given: readonly Given[],
  { rootKey = __ROOT_KEY__ }: Pinned = {},
): Promise<PackFilePlan> {
  const keys = signedOf((await db.trust.get(rootKey))?.keyring);
  const parts = await Promise.all(given.map((one) => planCourse(db, one)));
  if (!keys || parts.length === 0) throw new PackProblem('missing');
  const courses = parts.map(({ release, selection }) => ({ release, selection }));
  const start = encodePackFileStart({ format: PACK_FORMAT, keys, courses });
  const refs = [...parts.flatMap(({ manifests }) => manifests), ...parts.flatMap(({ plan }) => plan)];
  const pieces = await piecesOf(db, refs);
  const bytes = pieces.reduce((sum, piece) => sum + RECORD_HEAD_BYTES + piece.bytes, start.length + RECORD_HEAD_BYTES);
  return { start, pieces, bytes };
}

/** A keyring with its signature; undefined where the phone kept it before signatures were kept. */
export const signedOf = (keyring: TrustRow['keyring'] | undefined): Signed | undefined =>
  keyring?.signature === undefined ? undefined : { payload: keyring.payload, signature: keyring.signature };

async function planCourse(db: LibraryDb, { course, rung }: Given): Promise<Part> {
  const kept = (await db.downloads.get(course))?.kept;
  const row = kept && (await db.courses.get([course, kept.version]));
  const release = kept && (await db.releases.get([course, kept.version]))?.release;
  const root = release && readRelease(release)?.root;
  if (!row || !release || root?.hash !== row.rootHash) throw new PackProblem('missing');
  const selection = cappedAt(kept, rung);
  return { release, selection, manifests: manifestsOf(row, root), plan: planDownload(row, selection) };
}

/** A course's manifests, the root first. */
export const manifestsOf = ({ root: { modules } }: CourseRow, root: BlobRef): BlobRef[] => [
  root,
  ...modules.map(({ manifest }) => manifest),
];

/** The chunks of blobs, each once; a blob's list before its chunks. */
async function piecesOf(db: LibraryDb, refs: readonly BlobRef[]): Promise<Piece[]> {
  const pieces = new Map<string, Piece>();
  const kept = await keptChunks(db);
  for (const ref of refs) {
    const hashes = await chunkHashes(db, ref);
    if (!hashes?.every((hash) => kept.has(hash))) throw new PackProblem('missing');
    const listed = isChunked(ref) ? [listPiece(ref)] : [];
    for (const piece of [...listed, ...chunkPieces(ref, hashes)]) pieces.set(piece.hash, piece);
  }
  return [...pieces.values()];
}
