import { loadGlossary } from 'virtual:glossary';

/** What a common term belongs to: a file of content/glossary. */
export type Field = 'teaching' | 'online' | 'assessment' | 'quality' | 'ai' | 'caravan';

/** A term that is common to all courses. */
export interface CommonTerm {
  /** Assigned once, for ever. */
  readonly n: number;
  readonly field: Field;
  /** What it is called, by language tag. */
  readonly words: Readonly<Record<string, string>>;
  /** What it means, as plain text in the language that was asked for. */
  readonly means: string;
}

/** All common terms, explained in a language of the interface. They come with what whoever stays keeps, so that they are there offline. */
export async function loadCommonTerms(tag: string): Promise<readonly CommonTerm[]> {
  const load = loadGlossary[tag] ?? loadGlossary.en;
  if (!load) throw new Error(`this build has no glossary in ${tag}`);
  return (await load()).terms;
}
