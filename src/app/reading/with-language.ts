import { type Selection, selectionOf, type Wanted } from '../../protocol/pack/selection.ts';

/** What is wished for of a course, and the texts of one language more. */
export function withLanguage(selection: Selection, lang: string): Wanted {
  const { version: _, ...wish } = selectionOf(selection);
  const also = new Set([...(wish.also ?? []), lang]);
  also.delete(wish.lang);
  return { ...wish, also: [...also].sort() };
}
