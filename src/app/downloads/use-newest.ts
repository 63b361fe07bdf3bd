import { readListed } from '../../data/library/catalogue.ts';
import type { OpenCourse } from '../../data/library/course.ts';
import { fetchCourse } from '../../data/library/course.ts';
import { PackProblem } from '../../data/library/pack-problem.ts';
import { useLive } from '../../ui/use-live.ts';
import { deps } from '../deps.ts';
import type { CourseInStudy } from '../study/use-course.ts';
import { useLoaded } from '../study/use-loaded.ts';

/** The course as a download would bring it now: in the newest version that is listed, where its manifests can be had. */
export function useNewest({ course, download }: Pick<CourseInStudy, 'course' | 'download'>): OpenCourse {
  const { root } = course;
  const kept = download?.kept?.version;
  const listed = useLive(() => readListed(deps().library, root.course), [root.course]);
  const newer = listed && kept !== undefined && listed.version > kept ? listed.version : undefined;
  const newest = useLoaded(
    async (signal) => {
      if (newer === undefined) return undefined;
      try {
        return await fetchCourse(deps(), root.course, { signal });
      } catch (error) {
        if (error instanceof PackProblem) return undefined;
        throw error;
      }
    },
    [root.course, newer],
  );
  return newest?.value ?? course;
}
