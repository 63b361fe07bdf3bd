import { RUNGS, type Rung } from '../protocol/pack/module-manifest.ts';
import { type Extent, type Selection, selectionOf } from '../protocol/pack/selection.ts';

const EXTENTS: readonly Extent[] = ['none', ...RUNGS];

/** What is more: a higher rung than a lower one, anything than nothing. */
export const isMore = (a: Extent, b: Extent): boolean => EXTENTS.indexOf(a) > EXTENTS.indexOf(b);

export const larger = (a: Extent, b: Extent): Extent => (isMore(a, b) ? a : b);

/** A selection without what lies above a rung, and with its first language alone: a file says nothing of others. */
export function cappedAt(selection: Selection, rung: Rung): Selection {
  const cap = (extent: Extent): Extent => (isMore(extent, rung) ? rung : extent);
  const parts = Object.entries(selection.parts ?? {}).map(([number, extent]) => [number, cap(extent)] as const);
  return selectionOf({ ...selection, rung: cap(selection.rung), parts: Object.fromEntries(parts), also: [] });
}
