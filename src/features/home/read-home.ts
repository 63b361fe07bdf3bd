import type { AppDeps } from '../../app/deps.ts';
import { readListed } from '../../data/library/catalogue.ts';
import { lessonsOf, readCourse } from '../../data/library/course.ts';
import type { Download } from '../../data/library/download-row.ts';
import { readDownloads } from '../../data/library/read-downloads.ts';
import { courseFacts, type LastPlace, lastPlaces } from '../../data/study/read.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';
import type { Lesson } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { isComplete, lessonProgress } from '../../protocol/progress/item-progress.ts';
import { nextStep } from '../../protocol/progress/next-step.ts';

/** A course whose lessons are on this phone, whole or in part. */
export interface KeptCourse {
  readonly course: number;
  readonly title: string;
  readonly mark: CourseRoot['mark'];
  readonly download: Download;
}

/** The course to go on with. */
export interface CurrentCourse {
  readonly course: number;
  readonly title: string;
  readonly isBegun: boolean;
  readonly isHere: boolean;
  /** Its stations; undefined while only the catalogue knows the course (it was studied on another phone). */
  readonly route: Route | undefined;
}

export interface Route {
  /** Of each station, whether it is done. */
  readonly done: readonly boolean[];
  /** The lesson to go on with, and which station it is (0 is the first); undefined when the course is finished. */
  readonly next:
    | { readonly lesson: number; readonly title: string; readonly minutes: number; readonly station: number }
    | undefined;
}

export interface Home {
  readonly current: CurrentCourse | undefined;
  readonly courses: readonly KeptCourse[];
}

/** All that home shows, from this phone alone. */
export async function readHome({ study, library }: AppDeps, lang: string): Promise<Home> {
  const [downloads, places] = await Promise.all([readDownloads(library), lastPlaces(study)]);
  // What the app fetches ahead of her is nothing that she waits for.
  const shown = downloads.filter(({ state, isAhead }) => state === 'here' || !isAhead);
  const courses = await Promise.all(shown.map((download) => readKept(library, download, lang)));
  const got = downloads.filter(({ state, isAhead }) => state === 'here' && !isAhead).map(({ course }) => course);
  // The course studied last; before the first study the one that she got.
  const [place] = places;
  const course = place?.course ?? got[0];
  return {
    courses: courses.filter((kept) => kept !== undefined),
    current:
      course === undefined
        ? undefined
        : await readCurrent({ study, library }, { course, place, isHere: got.includes(course) }, lang),
  };
}

/** What is on its way has no manifest here yet: the catalogue names it. */
async function readKept(
  library: AppDeps['library'],
  download: Download,
  lang: string,
): Promise<KeptCourse | undefined> {
  const { course } = download;
  const root = (await readCourse(library, course))?.root;
  if (root) return { course, title: inLanguage(root.title, lang, root.source), mark: root.mark, download };
  const listed = await readListed(library, course);
  return listed && { course, title: listed.title, mark: listed.mark, download };
}

async function readCurrent(
  { study, library }: Pick<AppDeps, 'study' | 'library'>,
  { course, place, isHere }: { course: number; place: LastPlace | undefined; isHere: boolean },
  lang: string,
): Promise<CurrentCourse | undefined> {
  const shared = { course, isBegun: place !== undefined, isHere };
  const kept = await readCourse(library, course);
  if (!kept) {
    const listed = await readListed(library, course);
    return listed && { ...shared, title: listed.title, route: undefined };
  }
  const facts = await courseFacts(study, course);
  const { source, title } = kept.root;
  const lessons = lessonsOf(kept).map(({ lesson }) => lesson);
  return { ...shared, title: inLanguage(title, lang, source), route: routeOf(lessons, facts, { lang, source }) };
}

function routeOf(lessons: readonly Lesson[], facts: readonly Fact[], course: { lang: string; source: string }): Route {
  const done = lessons.map((lesson) => isComplete(lessonProgress(lesson, facts)));
  const lesson = nextStep(lessons, facts)?.lesson;
  if (!lesson) return { done, next: undefined };
  const title = inLanguage(lesson.title, course.lang, course.source);
  return { done, next: { lesson: lesson.number, title, minutes: lesson.minutes, station: lessons.indexOf(lesson) } };
}
