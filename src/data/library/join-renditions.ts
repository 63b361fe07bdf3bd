import type { CourseRow } from './library-db.ts';

/** A course as the first form of the library kept it: a rendition was one blob. */
interface FirstForm {
  modules: { lessons: { items: { renditions?: Record<string, object> }[] }[] }[];
}

/** Brings a kept course to the form in which a rendition is a file of several parts (pack-spec [BLOB3]), in place. */
export function joinRenditions(row: CourseRow | FirstForm): void {
  for (const { lessons } of row.modules) {
    for (const item of lessons.flatMap(({ items }) => items)) {
      if (!('renditions' in item) || !item.renditions) continue;
      const renditions: Record<string, object> = item.renditions;
      for (const [rung, rendition] of Object.entries(renditions)) {
        if ('parts' in rendition || !('ending' in rendition)) continue;
        const { ending, ...blob } = rendition;
        renditions[rung] = { ending, parts: [blob] };
      }
    }
  }
}
