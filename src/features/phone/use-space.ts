import { i18n } from '@lingui/core';
import { deps } from '../../app/deps.ts';
import { shownProfile } from '../../app/shown-profile.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { readCourseUse } from '../../data/library/course-use.ts';
import type { CourseUse } from '../../data/library/propose-removal.ts';
import { findRemovable, type Removable } from '../../data/library/removable.ts';
import { readShelf } from '../../data/library/shelf.ts';
import { type LibraryWeight, weighLibrary } from '../../data/library/weigh-library.ts';
import { openStudies } from '../../data/profiles/open-studies.ts';
import { useLive } from '../../ui/use-live.ts';
import { type PhoneCourse, readPhoneCourses } from './read-phone-courses.ts';

/** What takes up room on this phone, and what of it may go. */
export interface Space {
  readonly courses: readonly PhoneCourse[];
  readonly weight: LibraryWeight;
  readonly removable: readonly Removable[];
  readonly uses: ReadonlyMap<number, CourseUse>;
}

/** Kept up to date with the downloads; undefined until it is weighed. */
export function useSpace(): Space | undefined {
  const courses = useLive(() => readPhoneCourses(deps().library, i18n.locale), [i18n.locale]);
  return useLoaded(async () => courses && readSpace(courses), [courses])?.value;
}

async function readSpace(courses: readonly PhoneCourse[]): Promise<Space> {
  const shelf = await readShelf(deps().library);
  const { current, others } = await openStudies(shownProfile);
  return {
    courses,
    weight: weighLibrary(shelf),
    removable: findRemovable(shelf, { isOnline: navigator.onLine }),
    uses: await readCourseUse(shelf, [current, ...others]),
  };
}
