import type { Rung } from './module-manifest.ts';

/** How much of a part of a course: up to a rung, or nothing. */
export type Extent = Rung | 'none';

/** What of a course is wanted: a version, in one language, and how much of which parts. */
export interface Selection {
  version: number;
  lang: string;
  /** For the whole course; 'none': only what `parts` names. */
  rung: Extent;
  /** What modules, lessons and items have of their own, by their numbers, which are one sequence a course [NUM2]. */
  parts?: Readonly<Record<number, Extent>>;
  /** AV1 and Opus, where the course has them: for a phone that decodes them well. */
  av1?: true;
  /** Languages whose texts come beside those in `lang`, with the pictures that they show. */
  also?: readonly string[];
}

/** What a selection says without the version that it is of. */
export type Wanted = Omit<Selection, 'version'>;

/** How much of something is wanted: the nearest word counts, of `path`, its numbers from the module inwards. */
export function extentOf({ rung, parts = {} }: Pick<Selection, 'rung' | 'parts'>, ...path: readonly number[]): Extent {
  const nearest = path.findLast((number) => parts[number] !== undefined);
  return (nearest === undefined ? undefined : parts[nearest]) ?? rung;
}

/** Just the selection of what holds one. */
export const selectionOf = ({ version, lang, rung, parts, av1, also }: Selection): Selection => ({
  version,
  lang,
  rung,
  ...(parts && Object.keys(parts).length > 0 && { parts }),
  ...(av1 && { av1 }),
  ...(also && also.length > 0 && { also }),
});

export function isSameSelection(a: Selection, b: Selection): boolean {
  const [partsA, partsB] = [a.parts ?? {}, b.parts ?? {}];
  const numbers = Object.keys({ ...partsA, ...partsB }).map(Number);
  return (
    a.version === b.version &&
    a.lang === b.lang &&
    a.rung === b.rung &&
    a.av1 === b.av1 &&
    String(a.also ?? []) === String(b.also ?? []) &&
    numbers.every((number) => partsA[number] === partsB[number])
  );
}

/** Whether nothing of a course is wanted. */
export const isNothing = ({ rung, parts = {} }: Pick<Selection, 'rung' | 'parts'>): boolean =>
  rung === 'none' && Object.values(parts).every((extent) => extent === 'none');
