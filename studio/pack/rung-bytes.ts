import { type BlobRef, wireBytes } from '../../src/protocol/pack/blob-ref.ts';
import type { CatalogueCourse } from '../../src/protocol/pack/catalogue.ts';
import type { CourseRoot } from '../../src/protocol/pack/course-root.ts';
import { type ModuleManifest, RUNGS, type Rung, type VideoItem } from '../../src/protocol/pack/module-manifest.ts';

/** The bytes that a whole course moves at each rung, in one language (pack-spec [CAT3]). */
export function rungBytes(
  root: BlobRef,
  course: CourseRoot,
  modules: readonly ModuleManifest[],
  lang: string,
): CatalogueCourse['bytes'] {
  const videos = modules.flatMap(({ lessons }) =>
    lessons.flatMap(({ items }) => items.filter((item) => item.kind === 'video')),
  );
  const text: BlobRef[] = [root, ...course.modules.map(({ manifest }) => manifest)];
  for (const module of modules) {
    if (module.text[lang]) text.push(module.text[lang]);
    text.push(...module.images.filter(({ languages }) => languages.includes(lang)));
  }
  for (const { captions, poster } of videos) {
    if (captions[lang]) text.push(captions[lang]);
    if (poster) text.push(poster);
  }
  const bytes: CatalogueCourse['bytes'] = { text: sumOnce(text) };
  for (const rung of RUNGS) {
    if (rung === 'text' || !videos.some(({ renditions }) => renditions[rung])) continue;
    bytes[rung] = sumOnce([...text, ...videos.flatMap((video) => renditionAt(video, rung) ?? [])]);
  }
  return bytes;
}

/** The rendition that a download at this rung holds: the wanted one, or the next lower one there is. */
function renditionAt({ renditions }: VideoItem, rung: Rung): BlobRef | undefined {
  const downwards = RUNGS.slice(0, RUNGS.indexOf(rung) + 1).reverse();
  return downwards.map((lower) => (lower === 'text' ? undefined : renditions[lower])).find((ref) => ref !== undefined);
}

/** A blob that is used twice is fetched once. */
function sumOnce(refs: readonly BlobRef[]): number {
  const once = new Map(refs.map((ref) => [ref.hash, ref]));
  return [...once.values()].reduce((sum, ref) => sum + wireBytes(ref), 0);
}
