import { readListed } from '../../data/library/catalogue.ts';
import { readCourse } from '../../data/library/course.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';

export interface ItemName {
  readonly title: string;
  /** Undefined for a lesson. */
  readonly kind: Item['kind'] | undefined;
}

/** What the library calls a course and its parts, as far as it is on this phone. */
export interface CourseNames {
  readonly title: string | undefined;
  readonly items: ReadonlyMap<number, ItemName>;
}

/** The names in `lang`, of what is on this phone. A plain read: it can stand inside a live query. */
export async function readNames(
  library: LibraryDb,
  courses: readonly number[],
  lang: string,
): Promise<ReadonlyMap<number, CourseNames>> {
  return new Map(
    await Promise.all(
      courses.map(async (course): Promise<[number, CourseNames]> => [course, await namesOf(library, course, lang)]),
    ),
  );
}

async function namesOf(library: LibraryDb, course: number, lang: string): Promise<CourseNames> {
  const kept = await readCourse(library, course);
  if (!kept) return { title: (await readListed(library, course))?.title, items: new Map() };
  const { title, source } = kept.root;
  const words = (text: Readonly<Record<string, string>>) => inLanguage(text, lang, source);
  const items = new Map<number, ItemName>();
  for (const lesson of kept.modules.flatMap((module) => module.lessons)) {
    items.set(lesson.number, { title: words(lesson.title), kind: undefined });
    for (const item of lesson.items) items.set(item.number, { title: words(item.title), kind: item.kind });
  }
  return { title: words(title), items };
}
