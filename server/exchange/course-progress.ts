import { isHandedIn } from '../../src/protocol/facts/attempt.ts';
import { type Fact, FLAG } from '../../src/protocol/facts/fact.ts';
import { secondsStudied } from '../../src/protocol/progress/seconds-studied.ts';
import type { ProgressChange } from '../store/exchange-port.ts';

/**
 * What reports need of a person's work in one course, derived from her facts. It adds up over items: what an exchange changes
 * is known from the items that it touches.
 */
export interface CourseProgress {
  readonly secondsStudied: number;
  /** Items of the course in which she left any trace. */
  readonly itemsBegun: number;
  /** Marked done by hand. */
  readonly itemsDone: number;
  readonly attemptsHandedIn: number;
}

export const NO_PROGRESS: CourseProgress = { secondsStudied: 0, itemsBegun: 0, itemsDone: 0, attemptsHandedIn: 0 };

/** The progress in which `facts` of one course result. */
export function courseProgress(facts: readonly Fact[]): CourseProgress {
  const begun = new Set<number>();
  let [itemsDone, attemptsHandedIn] = [0, 0];
  for (const fact of facts) {
    if (fact.item !== 0) begun.add(fact.item);
    if (fact.kind === 'flag' && fact.sub === FLAG.done && fact.item !== 0) itemsDone += 1;
    if (fact.kind === 'attempt' && isHandedIn(fact.value)) attemptsHandedIn += 1;
  }
  return { secondsStudied: secondsStudied(facts), itemsBegun: begun.size, itemsDone, attemptsHandedIn };
}

/** From one state of the same items to another, or back when `sign` is -1. */
export const addProgress = (a: CourseProgress, b: CourseProgress, sign: 1 | -1): CourseProgress => ({
  secondsStudied: a.secondsStudied + sign * b.secondsStudied,
  itemsBegun: a.itemsBegun + sign * b.itemsBegun,
  itemsDone: a.itemsDone + sign * b.itemsDone,
  attemptsHandedIn: a.attemptsHandedIn + sign * b.attemptsHandedIn,
});

/** As a row of `progress`, or as what is added to one. */
export const progressRow = (course: number, revision: number, progress: CourseProgress): ProgressChange => ({
  course,
  seconds_studied: progress.secondsStudied,
  items_begun: progress.itemsBegun,
  items_done: progress.itemsDone,
  attempts_handed_in: progress.attemptsHandedIn,
  revision,
});
