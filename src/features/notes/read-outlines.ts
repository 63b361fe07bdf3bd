import { readListed } from '../../data/library/catalogue.ts';
import { readCourse } from '../../data/library/course.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import type { Item } from '../../protocol/pack/module-manifest.ts';
import { inLanguage } from '../../protocol/pack/words.ts';

/** Where an item stands in its course. */
export interface OutlineItem {
  /** Its place among all items of the course. */
  readonly at: number;
  readonly item: Item;
  readonly lesson: { readonly number: number; readonly title: string };
}

/** A course as far as this phone knows it: what it and its lessons are called, and in which order they are. */
export interface Outline {
  /** Undefined where the phone does not even list the course. */
  readonly title: string | undefined;
  readonly items: ReadonlyMap<number, OutlineItem>;
}

/** The outlines of courses, titles in `lang` where they have it. A plain read: it can stand inside a live query. */
export async function readOutlines(
  library: LibraryDb,
  courses: readonly number[],
  lang: string,
): Promise<ReadonlyMap<number, Outline>> {
  const all = courses.map(async (course) => [course, await readOutline(library, course, lang)] as const);
  return new Map(await Promise.all(all));
}

async function readOutline(library: LibraryDb, course: number, lang: string): Promise<Outline> {
  const kept = await readCourse(library, course);
  if (!kept) return { title: (await readListed(library, course))?.title, items: new Map() };
  const { source, title } = kept.root;
  const items = kept.modules
    .flatMap(({ lessons }) => lessons)
    .flatMap((lesson) =>
      lesson.items.map((item) => ({
        item,
        lesson: { number: lesson.number, title: inLanguage(lesson.title, lang, source) },
      })),
    );
  return {
    title: inLanguage(title, lang, source),
    items: new Map(items.map((one, at) => [one.item.number, { at, ...one }])),
  };
}
