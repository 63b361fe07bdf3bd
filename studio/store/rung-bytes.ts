import { type BlobRef, wireBytes } from '../../src/protocol/pack/blob-ref.ts';
import type { CatalogueCourse } from '../../src/protocol/pack/catalogue.ts';
import { RUNGS, type Rung } from '../../src/protocol/pack/module-manifest.ts';
import { type CourseManifests, planDownload } from '../../src/protocol/pack/plan-download.ts';

/** The bytes that a whole course moves at each rung it has, in one language (pack-spec [CAT3]): what a phone will fetch. */
export function rungBytes(root: BlobRef, course: CourseManifests, lang: string): CatalogueCourse['bytes'] {
  const manifests = [root, ...course.root.modules.map(({ manifest }) => manifest)];
  const sumOf = (rung: Rung): number =>
    [...manifests, ...planDownload(course, { rung, lang })].reduce((sum, ref) => sum + wireBytes(ref), 0);
  const items = course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
  const bytes: CatalogueCourse['bytes'] = { text: sumOf('text') };
  for (const rung of RUNGS) {
    const isOffered = items.some((item) => item.kind === 'video' && rung !== 'text' && item.renditions[rung]);
    if (isOffered) bytes[rung] = sumOf(rung);
  }
  return bytes;
}
