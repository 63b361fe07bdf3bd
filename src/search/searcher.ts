import * as v from 'valibot';
import { COURSES_PER_PAGE, isOfList } from './documents/catalogue-segments.ts';
import { type CoursePlace, findCourses } from './find/find-courses.ts';
import { findPassages, type KeyedSegment } from './find/find-passages.ts';
import { type CourseFound, courseFoundSchema, type Found, type OwnKind, type OwnText } from './find/found.ts';
import { createOwnTexts } from './find/own-texts.ts';
import { createShelf } from './segment-shelf.ts';
import { refreshSegments } from './store/refresh-segments.ts';
import { openSearchDb, type SearchDb } from './store/search-db.ts';

const [CATALOGUE, COURSES] = ['catalogue/', 'course/'];
const MOST_COURSES = 8;

/** Search over what is on this phone; it needs no network and no page. Questions wait until `refresh` has brought the lists of courses up to date once. */
export interface Searcher {
  /** Numbers of the courses of the catalogue, best first. */
  findCourses(words: string): Promise<number[]>;
  /** `lang` is the language of the interface: courses are shown in it where the phone has the list. */
  findAll(words: string, lang: string): Promise<Found>;
  keepOwn(kind: OwnKind, texts: readonly OwnText[]): void;
  /** Brings the indexes up to date, and says so when there is something to build; resolves to whether anything changed. */
  refresh(onBuild: () => void): Promise<boolean>;
  close(): void;
}

/** `pause` lets whoever waits for an answer go first. */
export async function createSearcher(pause: () => Promise<void>): Promise<Searcher> {
  const db = await openSearchDb();
  const shelf = createShelf(db);
  const own = createOwnTexts();
  let onLists = (): void => undefined;
  const listsRead = new Promise<void>((resolve) => {
    onLists = resolve;
  });
  const lists = async () => {
    await listsRead;
    return shelf.segments(CATALOGUE);
  };
  return {
    findCourses: async (words) => [...findCourses(await lists(), words).keys()],
    async findAll(words, lang) {
      const segments = await lists();
      const courses = findCourses(segments, words, ({ key }) => isOfList(key, lang));
      const best = [...courses.values()].slice(0, MOST_COURSES);
      const [{ passages, count }, shown] = await Promise.all([
        shelf.segments(COURSES).then((some) => findPassages(db, some, words)),
        readCourses(db, segments, best),
      ]);
      // The course itself stands among the courses already.
      const others = passages.filter(({ kind, course }) => kind !== 'course' || !courses.has(course));
      return {
        ...{ courses: shown, courseCount: courses.size, passages: others, own: own.find(words) },
        passageCount: count - (passages.length - others.length),
      };
    },
    keepOwn: (kind, texts) => own.keep(kind, texts),
    close: () => db.close(),
    async refresh(onBuild) {
      let isChanged = false;
      await refreshSegments({
        ...{ db, pause, onBuild, onLists },
        async onKept({ key, segment }) {
          isChanged = true;
          await shelf.put(key, segment);
        },
        async onGone(keys) {
          isChanged ||= keys.length > 0;
          await shelf.drop(keys);
        },
      }).finally(onLists);
      return isChanged;
    },
  };
}

/** What is shown of courses. */
async function readCourses(
  db: SearchDb,
  segments: readonly KeyedSegment[],
  places: readonly CoursePlace[],
): Promise<CourseFound[]> {
  const wanted = places.map(({ segment, text }) => ({
    key: segments[segment]?.key ?? '',
    page: Math.floor(text / COURSES_PER_PAGE),
  }));
  const pages = await db.readPages(wanted);
  return places.flatMap(({ text }, at) => {
    const page = v.safeParse(v.array(v.unknown()), pages[at]);
    const course = v.safeParse(courseFoundSchema, page.success ? page.output[text % COURSES_PER_PAGE] : undefined);
    return course.success ? [course.output] : [];
  });
}
