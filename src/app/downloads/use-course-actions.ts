import { useState } from 'preact/hooks';
import { cancelDownload } from '../../data/library/cancel-download.ts';
import { isNothing } from '../../data/library/change-parts.ts';
import {
  getNow,
  moveToFront,
  pauseDownload,
  pinCourse,
  removeCourse,
  requestDownload,
  resumeDownload,
} from '../../data/library/download.ts';
import { recordEnrolled } from '../../data/study/record-enrolled.ts';
import { deps } from '../deps.ts';
import { isDear } from './is-dear.ts';
import { keepAttempts } from './keep-attempts.ts';
import type { PricedWish } from './price-wish.ts';

export type CourseActions = ReturnType<typeof useCourseActions>;

/**
 * What can be done about a course's download. `CourseQuestions` shows what it has to ask or to say: `dear` is the wish that she is asked
 * about first, `error` why the last change could not be kept, with a way to try again.
 */
export function useCourseActions(course: number) {
  const [error, setError] = useState<{ problem: unknown; retry: () => void }>();
  const [dear, setDear] = useState<PricedWish>();
  const trying = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setError(undefined);
    } catch (problem) {
      setError({ problem, retry: () => void trying(work) });
    }
  };
  const request = async ({ wanted, isUpdate }: PricedWish, isNow?: true) => {
    if (isNothing(wanted)) return removeCourse(deps(), course);
    await keepAttempts(course);
    await requestDownload(deps(), { ...wanted, course, ...(isNow && { isNow }) });
    // Who takes a course with her has chosen it.
    if (!isUpdate) await recordEnrolled(deps().study, course);
  };
  return {
    error,
    dear,
    get: (wish: PricedWish) => trying(async () => ((await isDear(wish.costBytes)) ? setDear(wish) : request(wish))),
    getDear: (when: 'now' | 'by the rules' | 'never') => {
      setDear(undefined);
      if (!dear || when === 'never') return;
      void trying(() => request(dear, when === 'now' ? true : undefined));
    },
    getNow: () => trying(() => getNow(deps(), course)),
    pause: () => trying(() => pauseDownload(deps(), course)),
    resume: () => trying(() => resumeDownload(deps(), course)),
    cancel: () => trying(() => cancelDownload(deps(), course)),
    remove: () => trying(() => removeCourse(deps(), course)),
    moveToFront: () => trying(() => moveToFront(deps(), course)),
    pin: (isPinned: boolean) => trying(() => pinCourse(deps(), course, isPinned)),
  };
}
