import { type Fact, REGISTER } from '../facts/fact.ts';
import type { Item, Lesson } from '../pack/module-manifest.ts';
import { isExtra, itemProgress } from './item-progress.ts';

export interface Step {
  readonly lesson: Lesson;
  readonly item: Item;
}

/**
 * Where to go on in a course: the item she was at last, if it is not done; else the next one that is not, going on from there and then
 * from the start. Extras are passed by. Undefined when everything is done. `facts` are the person's facts of the course.
 */
export function nextStep(lessons: readonly Lesson[], facts: readonly Fact[]): Step | undefined {
  const steps = lessons.flatMap((lesson) => lesson.items.map((item) => ({ lesson, item })));
  const last = Math.max(
    0,
    steps.findIndex(({ item }) => item.number === lastItem(facts)),
  );
  return [...steps.slice(last), ...steps.slice(0, last)].find(
    ({ item }) => !isExtra(item) && !itemProgress(item, facts).isDone,
  );
}

/** The course's place: the item last open. */
function lastItem(facts: readonly Fact[]): number | undefined {
  const place = facts.find((fact) => fact.kind === 'register' && fact.item === 0 && fact.sub === REGISTER.place);
  return place?.kind === 'register' && place.value.value.type === 'int' ? place.value.value.n : undefined;
}
