import type { ModuleManifest } from '../protocol/pack/module-manifest.ts';
import { type CourseManifests, planDownload } from '../protocol/pack/plan-download.ts';
import { type Extent, extentOf, type Selection, selectionOf, type Wanted } from '../protocol/pack/selection.ts';
import { isMore, larger } from './capped-at.ts';

/**
 * What the phone has when a file's part comes to the part that it keeps: of everything the larger, in the language that is
 * kept, and of the version that came. Nobody loses what she had by taking more.
 */
export function joinSelections(modules: readonly ModuleManifest[], kept: Selection, came: Selection): Selection {
  const rung = larger(kept.rung, came.rung);
  const isAv1 = (isMore(came.rung, kept.rung) ? came : kept).av1;
  const parts: Record<number, Extent> = {};
  for (const path of itemPaths(modules)) {
    const item = path.at(-1) ?? 0;
    const extent = larger(extentOf(kept, ...path), extentOf(came, ...path));
    // A file is asked for by a word of its own, whatever the rung.
    const isNamed = kept.parts?.[item] !== undefined || came.parts?.[item] !== undefined;
    if (isNamed || extent !== rung) parts[item] = extent;
  }
  const { lang, also } = kept;
  return selectionOf({ version: came.version, lang, rung, parts, ...(isAv1 && { av1: isAv1 }), ...(also && { also }) });
}

/** Of every item its numbers, from the module inwards. */
const itemPaths = (modules: readonly ModuleManifest[]): number[][] =>
  modules.flatMap((module) =>
    module.lessons.flatMap((lesson) => lesson.items.map((item) => [module.number, lesson.number, item.number])),
  );

/** Whether one selection of a course holds all that another does. */
export function holds(course: CourseManifests, more: Wanted, less: Wanted): boolean {
  const held = new Set(planDownload(course, more).map(({ hash }) => hash));
  return planDownload(course, less).every(({ hash }) => held.has(hash));
}
