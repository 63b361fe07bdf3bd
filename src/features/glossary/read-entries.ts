import { loadCommonTerms } from '../../app/terms/common-terms.ts';
import type { LibraryDb } from '../../data/library/library-db.ts';
import { type CourseTerms, readTerms } from '../../data/library/read-terms.ts';
import type { Entry } from './entry.ts';

/** What the phone has to explain to who reads `lang`: the terms of its courses, and the common ones. */
export async function readEntries(library: LibraryDb, lang: string): Promise<readonly Entry[]> {
  const [courses, common] = await Promise.all([readTerms(library, lang), loadCommonTerms(lang)]);
  return [
    ...courses.flatMap(entriesOf),
    ...common.map(
      ({ n, field, words, means }): Entry => ({ n, source: { kind: 'common', field }, words, means, lang }),
    ),
  ];
}

const entriesOf = ({ course, title, terms }: CourseTerms): Entry[] =>
  terms.map(({ n, words, html, lang }) => ({
    n,
    source: { kind: 'course', course, title },
    words,
    means: withTermLinks(html, course),
    lang,
  }));

/** A term that names another by `#term-N` [TERM] leads to it here. */
const withTermLinks = (html: string, course: number): string =>
  html.replaceAll(/href="#term-(\d+)"/g, `href="/glossary?course=${course}&amp;term=$1"`);
