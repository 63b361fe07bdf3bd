import { type BlobRef, wireBytes } from '../../src/protocol/pack/blob-ref.ts';
import { RUNGS } from '../../src/protocol/pack/module-manifest.ts';
import { type CourseManifests, planDownload } from '../../src/protocol/pack/plan-download.ts';
import type { CourseReport } from '../report/report-schema.ts';
import { rungBytes } from '../store/rung-bytes.ts';

type Sizes = CourseReport['sizes'];

/** Bytes of a whole course at each of its rungs, in each of its languages (pack-spec [CAT3]). */
export const courseSizes = (root: BlobRef, course: CourseManifests): Sizes =>
  Object.fromEntries(course.root.languages.map((lang) => [lang, withoutGaps(rungBytes(root, course, lang))]));

const withoutGaps = (bytes: Record<string, number | undefined>): Record<string, number> =>
  Object.fromEntries(Object.entries(bytes).flatMap(([rung, count]) => (count === undefined ? [] : [[rung, count]])));

/** The same for each module alone, its manifest included. */
export function moduleSizes(course: CourseManifests): CourseReport['modules'] {
  const { root } = course;
  return root.modules.flatMap(({ number, title, manifest }, index) => {
    const module = course.modules[index];
    if (!module) return [];
    const alone = { root: { ...root, modules: [{ number, title, manifest }] }, modules: [module] };
    return [{ number, title, sizes: sizesOfModule(alone, manifest) }];
  });
}

function sizesOfModule(alone: CourseManifests, manifest: BlobRef): Sizes {
  const videos = alone.modules.flatMap(({ lessons }) =>
    lessons.flatMap(({ items }) => items.filter((item) => item.kind === 'video')),
  );
  const rungs = RUNGS.filter((rung) => rung === 'text' || videos.some(({ renditions }) => renditions[rung]));
  const bytesAt = (rung: (typeof RUNGS)[number], lang: string): number =>
    [manifest, ...planDownload(alone, { rung, lang })].reduce((sum, ref) => sum + wireBytes(ref), 0);
  return Object.fromEntries(
    alone.root.languages.map((lang) => [lang, Object.fromEntries(rungs.map((rung) => [rung, bytesAt(rung, lang)]))]),
  );
}
