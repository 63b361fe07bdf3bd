import type { CatalogueCourse } from '../../protocol/pack/catalogue.ts';

/** Undefined: whichever. */
export interface CourseFilter {
  readonly language: string | undefined;
  readonly subject: CatalogueCourse['subject'] | undefined;
}

export const NO_FILTER: CourseFilter = { language: undefined, subject: undefined };

export const filterCourses = (
  courses: readonly CatalogueCourse[],
  { language, subject }: CourseFilter,
): CatalogueCourse[] =>
  courses.filter(
    (course) =>
      (language === undefined || course.languages.includes(language)) &&
      (subject === undefined || course.subject === subject),
  );
