import type { ClassReport } from '../../protocol/people/centre.ts';

type Learner = ClassReport['learners'][number];
export type CourseProgress = Learner['progress'][number];

/** A stretch of a course, both ends included, in per cent of its items. */
export interface Stage {
  readonly from: number;
  readonly to: number;
  /** How many learners are there. */
  readonly learners: number;
}

const STRETCHES = [
  [0, 0],
  [1, 25],
  [26, 50],
  [51, 75],
  [76, 99],
  [100, 100],
] as const;

export const progressIn = (learner: Learner, course: number): CourseProgress | undefined =>
  learner.progress.find((progress) => progress.course === course);

/** Whole per cent. One item of many is more than nothing, and all but one is not yet all: only the ends mean 0 and 100. */
export function percentDone({ done, of }: Pick<CourseProgress, 'done' | 'of'>): number {
  if (done === 0 || of === 0) return 0;
  if (done >= of) return 100;
  return Math.min(99, Math.max(1, Math.round((100 * done) / of)));
}

/** How a class is spread along a course. Who has nothing of it yet stands at its beginning. */
export function courseStages(learners: readonly Learner[], course: number): readonly Stage[] {
  const percents = learners.map((learner) => percentDone(progressIn(learner, course) ?? { done: 0, of: 0 }));
  return STRETCHES.map(([from, to]) => ({
    from,
    to,
    learners: percents.filter((percent) => percent >= from && percent <= to).length,
  }));
}

/** Cells of a strip that stands for items done of items there are: one a station while they fit, else tenths. */
export function stripCells({ done, of }: Pick<CourseProgress, 'done' | 'of'>, most = 10): readonly boolean[] {
  const cells = Math.min(of, most);
  const filled = of === 0 ? 0 : Math.floor((cells * Math.min(done, of)) / of);
  // The first item shows, even of very many.
  return Array.from({ length: cells }, (_, i) => i < (done > 0 ? Math.max(1, filled) : 0));
}
