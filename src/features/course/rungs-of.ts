import { type Item, type ModuleManifest, RUNGS, type Rung } from '../../protocol/pack/module-manifest.ts';

/** The rungs that bring something of their own for these items, from the lightest up. */
export const rungsOfItems = (items: readonly Item[]): Rung[] =>
  RUNGS.filter(
    (rung) => rung === 'text' || items.some((item) => item.kind === 'video' && item.renditions[rung] !== undefined),
  );

/** The rungs to offer of a whole course. What is on the phone is not offered again in a lesser form. */
export function rungsOf({ modules }: { readonly modules: readonly ModuleManifest[] }, kept: Rung = 'text'): Rung[] {
  const items = modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.items));
  return rungsOfItems(items).filter((rung) => RUNGS.indexOf(rung) >= RUNGS.indexOf(kept));
}
