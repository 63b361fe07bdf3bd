import { type BlobKind, planBlobs } from '../../protocol/pack/plan-download.ts';
import type { Shelf } from './shelf.ts';

export type KindBytes = Readonly<Record<BlobKind, number>>;

/** What a course takes up on the phone, in bytes on the disk. */
export interface CourseWeight {
  readonly course: number;
  /** What only this course holds. */
  readonly kinds: KindBytes;
  /** What another course holds, too: it goes with the last of them. */
  readonly sharedBytes: number;
}

export interface LibraryWeight {
  /** Of all courses together; what several of them hold is counted once. */
  readonly kinds: KindBytes;
  readonly courses: readonly CourseWeight[];
}

/** A chunk on the phone, and the courses that ask for it. */
interface Held {
  readonly bytes: number;
  readonly kind: BlobKind;
  readonly courses: Set<number>;
}

/**
 * What the courses take up, by course and kind. Each chunk counts once, whichever courses and versions have it in common. Sizes
 * are those that the manifests say.
 */
export function weighLibrary(shelf: Shelf): LibraryWeight {
  const held = [...heldChunks(shelf).values()];
  const courses = shelf.courses.map(({ download: { course } }) => {
    const asked = held.filter((chunk) => chunk.courses.has(course));
    const own = asked.filter((chunk) => chunk.courses.size === 1);
    return { course, kinds: byKind(own), sharedBytes: weightOf(asked) - weightOf(own) };
  });
  return { kinds: byKind(held), courses };
}

/** The chunks that are asked for and on the phone, by hash. */
function heldChunks({ courses, kept, piecesOf }: Shelf): Map<string, Held> {
  const held = new Map<string, Held>();
  for (const { download, asked } of courses) {
    const blobs = asked.flatMap(({ course, selection }) => planBlobs(course, selection));
    const pieces = blobs.flatMap(({ ref, kind }) => piecesOf(ref).map((piece) => ({ ...piece, kind })));
    for (const { hash, bytes, kind } of pieces) {
      if (!kept.has(hash)) continue;
      const chunk = held.get(hash) ?? { bytes, kind, courses: new Set() };
      chunk.courses.add(download.course);
      held.set(hash, chunk);
    }
  }
  return held;
}

function byKind(chunks: readonly Held[]): KindBytes {
  const kinds = { text: 0, captions: 0, pictures: 0, sound: 0, video: 0, files: 0 };
  for (const { kind, bytes } of chunks) kinds[kind] += bytes;
  return kinds;
}

const weightOf = (chunks: readonly Held[]): number => chunks.reduce((bytes, chunk) => bytes + chunk.bytes, 0);
