import type { Fact } from '../../protocol/facts/fact.ts';
import type { Lesson } from '../../protocol/pack/module-manifest.ts';
import { isExtra, itemProgress } from '../../protocol/progress/item-progress.ts';

/** Minutes that are left of a lesson's, each of its items taken to be as long as the others; 0 once all are done. */
export function minutesLeft(lesson: Lesson, facts: readonly Fact[]): number {
  const progress = lesson.items.filter((item) => !isExtra(item)).map((item) => itemProgress(item, facts));
  if (progress.length === 0) return lesson.minutes;
  const left = progress.reduce((sum, { isDone, share }) => sum + (isDone ? 0 : 1 - share), 0) / progress.length;
  return Math.ceil(lesson.minutes * left);
}
