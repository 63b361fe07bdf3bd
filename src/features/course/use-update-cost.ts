import { deps } from '../../app/deps.ts';
import type { CourseInStudy } from '../../app/study/use-course.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { readListed } from '../../data/library/catalogue.ts';
import { fetchCourse } from '../../data/library/course.ts';
import { costOf } from '../../data/library/download.ts';
import { PackProblem } from '../../data/library/pack-problem.ts';
import { useLive } from '../../ui/use-live.ts';

/** Bytes that the newest version of a course that is here would move; undefined where it is the newest, or that is not known now. */
export function useUpdateCost({ course, download }: CourseInStudy): number | undefined {
  const { root } = course;
  const kept = download?.kept;
  const listed = useLive(() => readListed(deps().library, root.course), [root.course]);
  const newest = listed && kept && listed.version > kept.version ? listed.version : undefined;
  const cost = useLoaded(
    async (signal) => {
      if (newest === undefined || !kept) return undefined;
      try {
        return await costOf(deps().library, await fetchCourse(deps(), root.course, { signal }), kept);
      } catch (error) {
        if (error instanceof PackProblem) return undefined;
        throw error;
      }
    },
    [root.course, newest, kept?.rung, kept?.lang],
  );
  return cost?.value;
}
