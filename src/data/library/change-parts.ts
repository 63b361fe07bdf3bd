import type { Item, ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import { RUNGS } from '../../protocol/pack/module-manifest.ts';
import { isFile } from '../../protocol/pack/plan-download.ts';
import { type Extent, extentOf, type Selection } from '../../protocol/pack/selection.ts';

type Parts = Readonly<Record<number, Extent>>;
type Wish = Pick<Selection, 'rung' | 'parts'>;

/** What a change looks at: which numbers stand within which. */
interface Tree {
  readonly modules: readonly ModuleManifest[];
}

/** From the lightest up. */
const EXTENTS: readonly Extent[] = ['none', ...RUNGS];

/** The higher of two extents. */
const higher = (a: Extent, b: Extent): Extent => (EXTENTS.indexOf(a) > EXTENTS.indexOf(b) ? a : b);

/** Whether one extent brings less than another. */
export const isBelow = (a: Extent, b: Extent): boolean => EXTENTS.indexOf(a) < EXTENTS.indexOf(b);

/**
 * How much of a module, lesson or item is wanted, by its number: what all its videos come with, or, where it has none, all that it
 * holds. Of a file, whether it is wanted: no rung holds it [ITEM1].
 */
export function extentOfPart(wish: Wish, tree: Tree, number: number): Extent {
  const within = itemsWithin(tree, number);
  const [only] = within;
  if (only?.number === number && only.kind === 'file') return wish.parts?.[number] ?? 'none';
  const videos = within.filter(({ kind }) => kind === 'video');
  const extents = (videos.length > 0 ? videos : within).map(({ path }) => extentOf(wish, ...path));
  return EXTENTS.find((extent) => extents.includes(extent)) ?? wish.rung;
}

/** Whether anything of a module, lesson or item is wanted. */
export const isAnyWanted = (wish: Wish, tree: Tree, number: number): boolean =>
  itemsWithin(tree, number).some((place) =>
    place.kind === 'file' ? wish.parts?.[place.number] !== undefined : extentOf(wish, ...place.path) !== 'none',
  );

/**
 * A selection with as much of one module, lesson or item as is said. Where that is less than before, it goes for all that stands
 * within it; where it is more, what is wanted beyond it stays wanted. Files within it stay as they are, unless nothing of it is wanted any
 * more. A word that only repeats what stands around it is dropped.
 */
export function withPart<S extends Wish>(selection: S, tree: Tree, number: number, extent: Extent): S {
  const { rung, parts = {} } = selection;
  const within = placesOf(tree).filter(({ path }) => path.includes(number));
  const isLess = isBelow(extent, extentOfPart(selection, tree, number));
  const changed = within.flatMap((place) => {
    if (place.number === number) return place.kind === 'file' && extent === 'none' ? [] : [[number, extent] as const];
    const own = parts[place.number];
    if (own === undefined || extent === 'none') return [];
    if (place.kind === 'file') return [[place.number, own] as const];
    return isLess ? [] : [[place.number, higher(own, extent)] as const];
  });
  const rest = without(
    parts,
    within.map((place) => place.number),
  );
  return { ...selection, parts: withoutRepeats({ rung, parts: { ...rest, ...Object.fromEntries(changed) } }, tree) };
}

/** A selection with at least a rung of the whole course. What is wanted beyond it, and files, stay wanted. */
export function withWhole<S extends Wish>(selection: S, tree: Tree, rung: Extent): S {
  const files = new Set(placesOf(tree).flatMap(({ number, kind }) => (kind === 'file' ? [number] : [])));
  const raised = Object.entries(selection.parts ?? {}).map(
    ([number, extent]) => [number, files.has(Number(number)) ? extent : higher(extent, rung)] as const,
  );
  return { ...selection, rung, parts: withoutRepeats({ rung, parts: Object.fromEntries(raised) }, tree) };
}

/** A number of a course, with the numbers that it stands in, itself the last. */
interface Place {
  readonly number: number;
  readonly path: readonly number[];
  readonly kind: 'around' | 'video' | 'file' | 'other';
}

/** All numbers of a course, each after those that it stands in. */
const placesOf = ({ modules }: Tree): Place[] =>
  modules.flatMap(({ number: module, lessons }) => [
    { number: module, path: [module], kind: 'around' as const },
    ...lessons.flatMap(({ number: lesson, items }) => [
      { number: lesson, path: [module, lesson], kind: 'around' as const },
      ...items.map((item) => ({ number: item.number, path: [module, lesson, item.number], kind: kindOf(item) })),
    ]),
  ]);

const kindOf = (item: Item): Place['kind'] => (isFile(item) ? 'file' : item.kind === 'video' ? 'video' : 'other');

const itemsWithin = (tree: Tree, number: number): Place[] =>
  placesOf(tree).filter(({ kind, path }) => kind !== 'around' && path.includes(number));

/** Numbers that this version of the course does not know stay: another one may. */
function withoutRepeats({ rung, parts = {} }: Wish, tree: Tree): Parts {
  return placesOf(tree).reduce((kept: Parts, { number, path, kind }) => {
    const isRepeat = kept[number] === extentOf({ rung, parts: kept }, ...path.slice(0, -1));
    return isRepeat && kind !== 'file' ? without(kept, [number]) : kept;
  }, parts);
}

const without = (parts: Parts, numbers: readonly number[]): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([number]) => !numbers.includes(Number(number))));
