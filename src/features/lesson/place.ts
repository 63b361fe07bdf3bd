import { type Fact, REGISTER } from '../../protocol/facts/fact.ts';
import type { Lesson } from '../../protocol/pack/module-manifest.ts';

/** Where she was: in an item the second or the block, in the course (item 0) the item. Undefined before she was there. */
export function placeIn(item: number, facts: readonly Fact[]): number | undefined {
  const place = facts.find((fact) => fact.kind === 'register' && fact.item === item && fact.sub === REGISTER.place);
  return place?.kind === 'register' && place.value.value.type === 'int' ? place.value.value.n : undefined;
}

/** The item of a lesson to open at: the one asked for, else the one she was at last; undefined for the top of the page. */
export const itemToOpen = (lesson: Lesson, asked: number | undefined, facts: readonly Fact[]): number | undefined =>
  lesson.items.find(({ number }) => number === (asked ?? placeIn(0, facts)))?.number;

/** So close to the end there is nothing left to see: it starts anew. */
const END_SECONDS = 5;

/** The second at which a video goes on. */
export const resumeSecond = (place: number | undefined, lengthSeconds: number): number =>
  place === undefined || place > lengthSeconds - END_SECONDS ? 0 : place;
