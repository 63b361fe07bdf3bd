import { lessonsOf, type OpenCourse } from '../../data/library/course.ts';
import { inLanguage } from '../../protocol/pack/words.ts';

/** Where the route goes on after a quiz. */
export interface WayOn {
  readonly href: string;
  /** Title of the lesson there; undefined at the end of the route. */
  readonly lesson: string | undefined;
}

/** The rest of the quiz's lesson, else the next lesson, else the course. */
export function wayOn(course: OpenCourse, item: number, lang: string): WayOn {
  const { root } = course;
  const steps = lessonsOf(course).flatMap(({ lesson }) => lesson.items.map(({ number }) => ({ lesson, number })));
  const at = steps.findIndex(({ number }) => number === item);
  // A quiz that this version has no more leads back to the course.
  const next = at < 0 ? undefined : steps[at + 1];
  if (!next) return { href: `/course/${root.course}`, lesson: undefined };
  return {
    href: `/course/${root.course}/${next.lesson.number}?item=${next.number}`,
    lesson: inLanguage(next.lesson.title, lang, root.source),
  };
}
