import { parseDot } from '../../protocol/facts/dots.ts';
import { COUNTER, type Fact } from '../../protocol/facts/fact.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { itemProgress, SEEN_SHARE } from '../../protocol/progress/item-progress.ts';
import { claimedMs } from '../study/claimed-time.ts';
import { isEnrolled } from '../study/is-enrolled.ts';
import { courseFacts } from '../study/read.ts';
import type { StudyDb } from '../study/study-db.ts';
import type { CourseUse } from './propose-removal.ts';
import type { Shelf } from './shelf.ts';

const MINUTES_A_DAY = 1_440;

/** How the people of this phone use each course on it, by its number. A plain read: it can stand inside a live query. */
export async function readCourseUse(
  { courses }: Shelf,
  studies: readonly StudyDb[],
): Promise<ReadonlyMap<number, CourseUse>> {
  const uses = courses.map(async ({ download, asked }): Promise<[number, CourseUse]> => {
    const facts = await Promise.all(studies.map((study) => courseFacts(study, download.course)));
    const items = asked.flatMap(({ course }) =>
      course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items)),
    );
    const usedAt = Math.max(download.updatedAt, ...facts.flat().map(lastDayOf));
    return [download.course, { watched: watchedByAll(items, facts), usedAt }];
  });
  return new Map(await Promise.all(uses));
}

/** The videos that everybody who takes the course has watched; nothing is, where nobody takes it. */
export function watchedByAll(items: readonly Item[], factsOfPeople: readonly (readonly Fact[])[]): ReadonlySet<number> {
  const learners = factsOfPeople.filter(isEnrolled);
  const watched = items.filter(
    (item) =>
      item.kind === 'video' &&
      learners.length > 0 &&
      learners.every((facts) => itemProgress(item, facts).share >= SEEN_SHARE),
  );
  return new Set(watched.map(({ number }) => number));
}

/** The end of the last day on which a course was studied, as the phone claims it; 0 of any other fact. */
function lastDayOf(fact: Fact): number {
  if (fact.kind !== 'counter' || fact.sub !== COUNTER.secondsStudied) return 0;
  const days = [...fact.value.keys()].map((cell) => parseDot(cell).n);
  return claimedMs((Math.max(-1, ...days) + 1) * MINUTES_A_DAY);
}
