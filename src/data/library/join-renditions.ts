import * as v from 'valibot';
import { renditionSchema } from '../../protocol/pack/module-manifest.ts';

/** A course as the library keeps it, as far as its renditions go: in the first form each of them was one blob. */
interface KeptCourse {
  modules: { lessons: { items: { renditions?: Record<string, unknown> }[] }[] }[];
}

/** Brings a kept course to the form in which a rendition is a file of several parts (pack-spec [BLOB3]), in place. */
export function joinRenditions({ modules }: KeptCourse): void {
  for (const { renditions = {} } of modules.flatMap(({ lessons }) => lessons.flatMap(({ items }) => items))) {
    for (const [rung, rendition] of Object.entries(renditions)) {
      const parsed = v.safeParse(renditionSchema, rendition);
      if (parsed.success) renditions[rung] = parsed.output;
    }
  }
}
