import { type ModuleManifest, RUNGS, type Rung } from '../../protocol/pack/module-manifest.ts';

/**
 * The rungs to offer, from the lightest up: those that bring something of their own in this course. What is on the phone is not
 * offered again in a lesser form.
 */
export function rungsOf({ modules }: { readonly modules: readonly ModuleManifest[] }, kept: Rung = 'text'): Rung[] {
  const items = modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.items));
  const has = (rung: Rung): boolean =>
    rung === 'text' || items.some((item) => item.kind === 'video' && item.renditions[rung] !== undefined);
  return RUNGS.slice(RUNGS.indexOf(kept)).filter(has);
}
