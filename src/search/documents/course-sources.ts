import type { CourseRow } from '../store/library-rows.ts';

/** What the index of a course in one language is built from. */
export interface CourseSources {
  readonly key: string;
  readonly lang: string;
  /** Of the texts and captions that are here. */
  readonly hashes: ReadonlySet<string>;
  /** Differs where any of it does. */
  readonly fingerprint: string;
}

/** Raised with every change of what is indexed, or how: what was kept is built anew. */
export const INDEX_FORM = 1;

const DIGITS = 8;

export const courseKey = (course: number, lang: string): string => `course/${course}/${lang}`;

/** The languages that something of a course is here in, and what is here. */
export function courseSources(row: CourseRow, chunks: ReadonlySet<string>): CourseSources[] {
  const found = new Map<string, Set<string>>();
  const note = (lang: string, { hash }: { hash: string }): void => {
    if (chunks.has(hash)) found.set(lang, (found.get(lang) ?? new Set()).add(hash));
  };
  for (const { text, lessons } of row.modules) {
    for (const [lang, ref] of Object.entries(text)) note(lang, ref);
    for (const { items } of lessons) {
      for (const { captions } of items) for (const [lang, ref] of Object.entries(captions ?? {})) note(lang, ref);
    }
  }
  return [...found].map(([lang, hashes]) => ({
    ...{ key: courseKey(row.course, lang), lang, hashes },
    fingerprint: `${INDEX_FORM}.${row.version}.${[...hashes].map((hash) => hash.slice(0, DIGITS)).join('')}`,
  }));
}
