import type { AppDeps } from '../../app/deps.ts';
import { readListed } from '../../data/library/catalogue.ts';
import { lessonsOf, readCourse } from '../../data/library/course.ts';
import { type Download, readDownloads } from '../../data/library/download.ts';
import { courseFacts, type LastPlace, lastPlaces } from '../../data/study/read.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { lessonProgress } from '../../protocol/progress/item-progress.ts';

/** A course whose lessons are on this phone, whole or in part. */
export interface KeptCourse {
  readonly course: number;
  readonly title: string;
  readonly mark: CourseRoot['mark'];
  readonly download: Download;
}

/** The course that was studied last, and where it goes on. */
export interface StudiedCourse {
  readonly course: number;
  readonly title: string;
  /** Of each station, whether it is done. */
  readonly done: readonly boolean[];
  /** The lesson to go on with, and which station it is (0 is the first); undefined when the course is finished. */
  readonly next:
    | { readonly lesson: number; readonly title: string; readonly minutes: number; readonly station: number }
    | undefined;
  readonly isHere: boolean;
}

export interface Home {
  readonly current: StudiedCourse | undefined;
  readonly courses: readonly KeptCourse[];
}

/** All that home shows, from this phone alone. */
export async function readHome({ study, library }: AppDeps, lang: string): Promise<Home> {
  const [downloads, places] = await Promise.all([readDownloads(library), lastPlaces(study)]);
  const courses = await Promise.all(downloads.map((download) => readKept(library, download, lang)));
  const [place] = places;
  const isHere = downloads.some(({ course, state }) => course === place?.course && state === 'here');
  return {
    courses: courses.filter((course) => course !== undefined),
    current: place && (await readStudied({ study, library }, place, lang, isHere)),
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

async function readStudied(
  { study, library }: Pick<AppDeps, 'study' | 'library'>,
  place: LastPlace,
  lang: string,
  isHere: boolean,
): Promise<StudiedCourse | undefined> {
  const kept = await readCourse(library, place.course);
  if (!kept) return undefined;
  const facts = await courseFacts(study, place.course);
  const lessons = lessonsOf(kept).map(({ lesson }) => ({ lesson, ...lessonProgress(lesson, facts) }));
  const isOpen = ({ done, of }: { done: number; of: number }) => done < of;
  const wasAt = lessons.find(
    (entry) => isOpen(entry) && entry.lesson.items.some(({ number }) => number === place.item),
  );
  const next = wasAt ?? lessons.find(isOpen);
  const { source, title } = kept.root;
  return {
    course: place.course,
    title: inLanguage(title, lang, source),
    done: lessons.map((entry) => !isOpen(entry)),
    next: next && {
      lesson: next.lesson.number,
      title: inLanguage(next.lesson.title, lang, source),
      minutes: next.lesson.minutes,
      station: lessons.indexOf(next),
    },
    isHere,
  };
}
