import { wireBytes } from '../../protocol/pack/blob-ref.ts';
import { byNumber, type CatalogueCourse } from '../../protocol/pack/catalogue.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { planDownload } from '../../protocol/pack/plan-download.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { readCatalogue } from './catalogue.ts';
import { readCourse } from './course.ts';
import type { LibraryDb } from './library-db.ts';
import { totalBytes } from './plan.ts';

/** The courses that the catalogue lists, and those that came to this phone by another way, in order of their numbers. */
export async function readKnownCourses(db: LibraryDb, lang: string): Promise<CatalogueCourse[]> {
  const listed = (await readCatalogue(db, lang))?.courses ?? [];
  const numbers = new Set(listed.map(({ course }) => course));
  const others = (await db.downloads.toCollection().primaryKeys()).filter((course) => !numbers.has(course));
  return byNumber([...listed, ...(await readUnlisted(db, others, lang))]);
}

/** Courses of this phone that no catalogue lists, by their numbers; those whose manifests are not here yet are left out. */
export async function readUnlisted(
  db: LibraryDb,
  numbers: readonly number[],
  lang: string,
): Promise<CatalogueCourse[]> {
  const rows = await Promise.all(numbers.map((course) => readCourse(db, course)));
  return rows.flatMap((row) => (row ? [entryOf(row, lang)] : []));
}

/** A course as the catalogue would list it, from its own manifests. */
function entryOf({ root, modules }: CourseManifests, wanted: string): CatalogueCourse {
  const { course, version, languages, machine, subject, level, licence, mark, source } = root;
  const lang = languages.includes(wanted) ? wanted : source;
  const lessons = modules.flatMap((module) => module.lessons);
  return {
    ...{ course, version, lang, languages, machine, subject, level, licence, mark },
    title: inLanguage(root.title, lang, source),
    summary: inLanguage(root.summary, lang, source),
    publisher: root.publisher.name,
    ...(root.partner && { partner: inLanguage(root.partner, lang, source) }),
    ...(root.competencies && { competencies: root.competencies }),
    ...(root.certificate && { certificate: root.certificate }),
    ...(root.captions && { captions: root.captions }),
    ...(root.collections && { collections: root.collections.map((name) => inLanguage(name, lang, source)) }),
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    lessons: lessons.length,
    quizzes: lessons.flatMap(({ items }) => items.filter(({ kind }) => kind === 'quiz')).length,
    bytes: {
      text:
        root.modules.reduce((sum, { manifest }) => sum + wireBytes(manifest), 0) +
        totalBytes(planDownload({ root, modules }, { lang, rung: 'text' })),
    },
  };
}
