import type { BlobRef } from '../../../src/protocol/pack/blob-ref.ts';
import { RUNGS, type Rung } from '../../../src/protocol/pack/module-manifest.ts';
import { type CourseManifests, planBlobs } from '../../../src/protocol/pack/plan-download.ts';

export interface MirrorWish {
  readonly languages: readonly string[];
  /** The highest rung; those below come too, since phones choose. */
  readonly rung: Rung;
  /** So much is kept at most. Texts and what belongs to them are kept whatever they weigh. */
  readonly keepBytes: number;
}

export interface MirrorPlan {
  /** In the order in which they are fetched, each once. */
  readonly blobs: readonly BlobRef[];
  /** Rungs that there is no room for. */
  readonly leftOut: readonly { readonly course: number; readonly rung: Rung | 'files' }[];
}

/** The languages of the wish that a course has; its source language where it has none of them. */
export const languagesHere = ({ root }: CourseManifests, languages: readonly string[]): readonly string[] => {
  const has = languages.filter((lang) => root.languages.includes(lang));
  return has.length > 0 ? has : [root.source];
};

/** All that a rung of a course holds in these languages, in both codecs: phones of every kind come. */
export const blobsAt = (course: CourseManifests, languages: readonly string[], rung: Rung): BlobRef[] =>
  languages.flatMap((lang) =>
    [false, true].flatMap((isAv1) =>
      planBlobs(course, { lang, rung, ...(isAv1 && { av1: true }) }).map(({ ref }) => ref),
    ),
  );

/** What is to be mirrored: the text of all courses first, then rung by rung, then files, as far as there is room. */
export function planMirror(courses: readonly CourseManifests[], wish: MirrorWish): MirrorPlan {
  const blobs = new Map<string, BlobRef>();
  const leftOut: { course: number; rung: Rung | 'files' }[] = [];
  let leftBytes = wish.keepBytes;
  const add = (group: readonly BlobRef[], isNeeded: boolean): boolean => {
    const fresh = new Map(group.filter(({ hash }) => !blobs.has(hash)).map((ref) => [ref.hash, ref]));
    const bytes = [...fresh.values()].reduce((sum, ref) => sum + ref.bytes, 0);
    if (!isNeeded && bytes > leftBytes) return false;
    leftBytes -= bytes;
    for (const [hash, ref] of fresh) blobs.set(hash, ref);
    return true;
  };

  const isFull = new Set<CourseManifests>();
  for (const rung of RUNGS.slice(0, RUNGS.indexOf(wish.rung) + 1)) {
    for (const course of courses) {
      const group = blobsAt(course, languagesHere(course, wish.languages), rung);
      if (!isFull.has(course) && add(group, rung === 'text')) continue;
      isFull.add(course);
      leftOut.push({ course: course.root.course, rung });
    }
  }
  for (const course of courses) {
    if (!add(filesOf(course), false)) leftOut.push({ course: course.root.course, rung: 'files' });
  }
  return { blobs: [...blobs.values()], leftOut };
}

/** Documents and packages, which no rung holds. */
const filesOf = ({ modules }: CourseManifests): BlobRef[] =>
  modules
    .flatMap(({ lessons }) => lessons.flatMap(({ items }) => items))
    .flatMap((item) => (item.kind === 'file' || item.kind === 'package' ? [item.file] : []));
