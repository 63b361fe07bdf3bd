import type { Field } from '../../app/terms/common-terms.ts';

/** A term as the page shows it, from a course or common to all. */
export interface Entry {
  readonly n: number;
  readonly source:
    | { readonly kind: 'common'; readonly field: Field }
    | { readonly kind: 'course'; readonly course: number; readonly title: string };
  /** What it is called, by language tag. */
  readonly words: Readonly<Record<string, string>>;
  /** HTML for a course's term, which the studio has sanitised; plain text for a common one. */
  readonly means: string;
  /** The language of `means`. */
  readonly lang: string;
}

/** Names a term among all: of its course, or common. */
export const keyOf = ({ n, source }: Entry): string => (source.kind === 'course' ? `${source.course}-${n}` : `${n}`);

/** The name that an entry is sorted by: in the language of the reader, else in any. */
export const nameIn = ({ words }: Entry, lang: string): { readonly word: string; readonly lang: string } => {
  const own = words[lang];
  if (own !== undefined) return { word: own, lang };
  const [first] = Object.entries(words);
  return { word: first?.[1] ?? '', lang: first?.[0] ?? lang };
};
