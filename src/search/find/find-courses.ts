import type { OpenSegment } from '../index/open-segment.ts';
import { parseQuery } from '../index/query.ts';
import { rank } from '../index/rank.ts';

/** Where a course stands in the indexes: the place of the segment among those searched, of the text in it. */
export interface CoursePlace {
  readonly segment: number;
  readonly text: number;
}

/**
 * The courses that answer what was typed by their numbers, best first, whichever language they were found in. Where one was found in
 * several, its place is in a segment that `isWanted`, else in the one that answers best.
 */
export function findCourses<S extends OpenSegment>(
  segments: readonly S[],
  typed: string,
  isWanted: (segment: S) => boolean = () => false,
): Map<number, CoursePlace> {
  const courses = new Map<number, CoursePlace>();
  const wanted = segments.map(isWanted);
  const ranking = rank(segments, parseQuery(typed));
  for (let nth = 0; nth < ranking.length; nth += 1) {
    const { segment, text } = ranking.hit(nth);
    const course = segments[segment]?.segment.refs[text];
    if (course === undefined) continue;
    const before = courses.get(course);
    if (!before || (wanted[segment] && !wanted[before.segment])) courses.set(course, { segment, text });
  }
  return courses;
}
