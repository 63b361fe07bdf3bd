import { useState } from 'preact/hooks';
import { cancelDownload } from '../../data/library/cancel-download.ts';
import {
  getNow,
  moveToFront,
  pauseDownload,
  pinCourse,
  removeCourse,
  resumeDownload,
} from '../../data/library/download.ts';
import { deps } from '../deps.ts';
import { isDear } from './is-dear.ts';
import type { PricedWish } from './price-wish.ts';
import { requestWish } from './request-wish.ts';

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
  return {
    error,
    dear,
    /** Does what may fail, and offers to try it again. */
    attempt: trying,
    get: (wish: PricedWish) =>
      trying(async () => ((await isDear(wish.costBytes)) ? setDear(wish) : requestWish(course, wish))),
    getDear: (when: 'now' | 'by the rules' | 'never') => {
      setDear(undefined);
      if (!dear || when === 'never') return;
      void trying(() => requestWish(course, dear, when === 'now' ? true : undefined));
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
