import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type BlobRef, chunkListSchema, isChunked } from '../../src/protocol/pack/blob-ref.ts';
import { chunkPath } from '../../src/protocol/pack/media-url.ts';
import { type CourseManifests, planDownload } from '../../src/protocol/pack/plan-download.ts';
import type { Wanted } from '../../src/protocol/pack/selection.ts';
import { readBuiltCourse } from '../../tests/support/packs.ts';

/** What a course is made of, read from the store itself. */
export interface HeldCourse {
  manifests: CourseManifests;
  /** Blobs of the selection, and the hashes of the chunks of each, in order. */
  blobs: { ref: BlobRef; chunks: string[] }[];
  /** All chunks, each once. */
  chunks: string[];
}

/** What a phone must have of a course in the end. */
export function readHeld(packs: string, course: number, wanted: Wanted): HeldCourse {
  const manifests = readBuiltCourse(course, packs);
  const chunksOf = ({ hash, bytes }: BlobRef): string[] =>
    isChunked({ hash, bytes })
      ? v.parse(chunkListSchema, JSON.parse(readFileSync(join(packs, chunkPath(hash)), 'utf8')))
      : [hash];
  const blobs = planDownload(manifests, wanted).map((ref) => ({ ref, chunks: chunksOf(ref) }));
  return { manifests, blobs, chunks: [...new Set(blobs.flatMap(({ chunks }) => chunks))] };
}
