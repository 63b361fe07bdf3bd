import { useState } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import {
  type Download,
  pauseDownload,
  removeCourse,
  requestDownload,
  resumeDownload,
} from '../../data/library/download.ts';
import { recordEnrolled } from '../../data/study/record-enrolled.ts';
import type { Wanted } from '../../protocol/pack/selection.ts';

/** What can be done about a course's download; `error` is why the last of it could not be kept, with a way to try again. */
export function useGetCourse(course: number, download: Download | undefined) {
  const [error, setError] = useState<{ problem: unknown; retry: () => void }>();
  const trying = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setError(undefined);
    } catch (problem) {
      setError({ problem, retry: () => void trying(work) });
    }
  };
  const request = async (wanted: Wanted) => {
    await requestDownload(deps(), { ...wanted, course });
    // Who takes a course with her has chosen it.
    await recordEnrolled(deps().study, course);
  };
  const kept = download?.kept;
  return {
    error,
    get: (wanted: Wanted) => trying(() => request(wanted)),
    pause: () => trying(() => pauseDownload(deps(), course)),
    resume: () => trying(() => resumeDownload(deps(), course)),
    remove: () => trying(() => removeCourse(deps(), course)),
    // Of a course that was here before, only the wish for more is taken back.
    cancel: () => trying(() => (kept ? request(kept) : removeCourse(deps(), course))),
  };
}
