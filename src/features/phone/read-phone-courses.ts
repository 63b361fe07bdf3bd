import { readListed, readListedIn } from '../../data/library/catalogue.ts';
import { readCourse } from '../../data/library/course.ts';
import { type Download, readDownloads } from '../../data/library/download.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import type { CourseRoot } from '../../protocol/pack/course-root.ts';
import { inLanguage } from '../../protocol/pack/words.ts';

/** A course that is on this phone, or on its way. */
export interface PhoneCourse {
  readonly course: number;
  /** Undefined where neither catalogue nor manifests are here any more. */
  readonly title: string | undefined;
  readonly mark: CourseRoot['mark'];
  readonly download: Download;
}

const NO_MARK: CourseRoot['mark'] = { sign: 1, cloth: 'a' };

/**
 * All courses that take up room here: those on their way in the order of the queue, then those that are here. A plain read: it can stand
 * inside a live query.
 */
export async function readPhoneCourses(db: LibraryDb, lang: string): Promise<readonly PhoneCourse[]> {
  const downloads = await readDownloads(db);
  return Promise.all(
    inQueue(downloads).map(async (download) => {
      const { course } = download;
      const listed = (await readListedIn(db, lang, course)) ?? (await readListed(db, course));
      if (listed) return { course, title: listed.title, mark: listed.mark, download };
      const root = (await readCourse(db, course))?.root;
      return {
        course,
        title: root && inLanguage(root.title, lang, root.source),
        mark: root?.mark ?? NO_MARK,
        download,
      };
    }),
  );
}

const inQueue = (downloads: readonly Download[]): Download[] =>
  [...downloads].sort((a, b) => Number(isHere(a)) - Number(isHere(b)) || a.place - b.place);

const isHere = ({ state }: Download): boolean => state === 'here';
