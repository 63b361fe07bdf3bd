import type { Removable } from './removable.ts';

/** What her study says of a course's videos. */
export interface CourseUse {
  /** The items that everybody on this phone who takes the course has watched. */
  readonly watched: ReadonlySet<number>;
  /** When it was last used, as milliseconds since 1970. */
  readonly usedAt: number;
}

/** What goes of a course in one step. */
export interface Proposal {
  readonly course: number;
  readonly kind: Removable['kind'];
  readonly isWatched: boolean;
  readonly parts: readonly Removable[];
  readonly bytes: number;
}

/** What goes first: pictures of what was watched, its sound, pictures of what was not, its sound. */
const stepOf = ({ kind, isWatched }: Pick<Proposal, 'kind' | 'isWatched'>): number =>
  (isWatched ? 0 : 2) + (kind === 'picture' ? 0 : 1);

/**
 * What to let go of for so many bytes, in the order in which it is missed least [DL32]; of the last course no more than is
 * needed. Within a step, what was not used for longest goes first. All that there is, where that is not enough.
 */
export function proposeRemoval(
  removable: readonly Removable[],
  useOf: (course: number) => CourseUse,
  wantedBytes: number,
): Proposal[] {
  const all = group(removable, useOf).sort(
    (a, b) => stepOf(a) - stepOf(b) || useOf(a.course).usedAt - useOf(b.course).usedAt,
  );
  let leftBytes = wantedBytes;
  return all.flatMap((proposal) => {
    const parts = proposal.parts.filter(({ bytes }) => {
      const isNeeded = leftBytes > 0;
      if (isNeeded) leftBytes -= bytes;
      return isNeeded;
    });
    return parts.length > 0 ? [{ ...proposal, parts, bytes: weightOf(parts) }] : [];
  });
}

function group(removable: readonly Removable[], useOf: (course: number) => CourseUse): Proposal[] {
  const groups = new Map<string, Proposal>();
  for (const part of removable) {
    const { course, item, kind } = part;
    const isWatched = useOf(course).watched.has(item);
    const key = `${course}/${kind}/${isWatched}`;
    const parts = [...(groups.get(key)?.parts ?? []), part];
    groups.set(key, { course, kind, isWatched, parts, bytes: weightOf(parts) });
  }
  return [...groups.values()];
}

const weightOf = (parts: readonly Removable[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);
