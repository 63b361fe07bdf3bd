import { type BlobRef, isChunked } from '../../protocol/pack/blob-ref.ts';
import type { Selection } from '../../protocol/pack/selection.ts';
import { keptChunks } from './chunks.ts';
import type { Download } from './download-row.ts';
import type { CourseRow, LibraryDb } from './library-db.ts';
import { chunkPieces, type Piece } from './pieces.ts';
import { selectionsOf } from './sweep.ts';

/** A course that bytes are kept for. */
export interface ShelvedCourse {
  readonly download: Download;
  /** What is asked for of it, each with the manifests of its version. */
  readonly asked: readonly { readonly selection: Selection; readonly course: CourseRow }[];
}

/** What the downloads of a phone are made of. */
export interface Shelf {
  readonly courses: readonly ShelvedCourse[];
  /** The hashes of all chunks that are on the phone. */
  readonly kept: ReadonlySet<string>;
  /** The chunks of a blob, as far as they are known here. */
  readonly piecesOf: (ref: BlobRef) => Piece[];
}

/** Reads manifests and keys, never a chunk. A plain read: it can stand inside a live query. */
export async function readShelf(db: LibraryDb): Promise<Shelf> {
  const [downloads, kept, lists] = await Promise.all([
    db.downloads.orderBy('course').toArray(),
    keptChunks(db),
    db.lists.toArray(),
  ]);
  const chunks = new Map(lists.map((list) => [list.hash, list.chunks]));
  return {
    courses: await Promise.all(downloads.map((download) => shelve(db, download))),
    kept,
    piecesOf: (ref) => chunkPieces(ref, isChunked(ref) ? (chunks.get(ref.hash) ?? []) : [ref.hash]),
  };
}

async function shelve(db: LibraryDb, download: Download): Promise<ShelvedCourse> {
  const asked = selectionsOf(download).map(async (selection) => {
    const course = await db.courses.get([download.course, selection.version]);
    return course ? [{ selection, course }] : [];
  });
  return { download, asked: (await Promise.all(asked)).flat() };
}
