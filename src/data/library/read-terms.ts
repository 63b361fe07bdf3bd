import * as v from 'valibot';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import { type Term, termSchema } from '../../protocol/pack/term.ts';
import { inLanguage } from '../../protocol/pack/words.ts';
import { readBlob } from './chunks.ts';
import { readCourse } from './course.ts';
import { parseJson } from './fetch-blob.ts';
import type { LibraryDb } from './library-db.ts';

/** What a course on this phone explains of its words. */
export interface CourseTerms {
  readonly course: number;
  readonly title: string;
  readonly terms: readonly (Term & { /** Of its definition. */ readonly lang: string })[];
}

/** Of a text chunk no more is looked at than what it explains: the rest is large. */
const termsSchema = v.object({ lang: v.string(), terms: v.optional(v.array(termSchema), []) });

/** The terms of the courses whose texts are on this phone, explained in `lang` where the phone has that. Nothing is fetched. */
export async function readTerms(library: LibraryDb, lang: string): Promise<CourseTerms[]> {
  const numbers = await library.downloads.toCollection().primaryKeys();
  const found: CourseTerms[] = [];
  for (const number of numbers) {
    const course = await readCourse(library, number);
    if (!course) continue;
    // A term stands in every module that speaks of it.
    const terms = new Map<number, CourseTerms['terms'][number]>();
    for (const module of course.modules)
      for (const term of await termsOf(library, module, lang)) terms.set(term.n, terms.get(term.n) ?? term);
    const title = inLanguage(course.root.title, lang, course.root.source);
    if (terms.size > 0) found.push({ course: number, title, terms: [...terms.values()] });
  }
  return found;
}

/** Of a module: in the language wanted, else in any that the phone has. */
async function termsOf(library: LibraryDb, { text }: ModuleManifest, wanted: string): Promise<CourseTerms['terms']> {
  const refs = [text[wanted], ...Object.values(text)];
  for (const ref of refs) {
    const bytes = ref && (await readBlob(library, ref));
    if (!bytes) continue;
    const chunk = await parseJson([{ hash: ref.hash, bytes: new Blob([bytes]) }], termsSchema);
    return (chunk?.terms ?? []).map((term) => ({ ...term, lang: chunk?.lang ?? wanted }));
  }
  return [];
}
