import { fold } from '../../search/analysis/fold.ts';
import { type Entry, nameIn } from './entry.ts';

/** Which terms are shown. */
export interface Wish {
  /** As she typed it; empty: all. */
  readonly words: string;
  /** A course's number, or the common ones; undefined: all. */
  readonly source: number | 'common' | undefined;
}

/**
 * The entries that fit, in the order of her language. What is called so in any language comes before what is only explained with those
 * words; accents, case and forms of letters do not matter.
 */
export function findEntries(entries: readonly Entry[], { words, source }: Wish, lang: string): readonly Entry[] {
  const wanted = fold(words.trim());
  const sorted = inOrder(entries.filter(isFrom(source)), lang);
  if (wanted === '') return sorted;
  const isCalled = (entry: Entry) => Object.values(entry.words).some((word) => fold(word).includes(wanted));
  const isSaid = (entry: Entry) => fold(textOf(entry)).includes(wanted);
  const called = sorted.filter(isCalled);
  return [...called, ...sorted.filter((entry) => !called.includes(entry) && isSaid(entry))];
}

const isFrom =
  (source: Wish['source']) =>
  ({ source: own }: Entry): boolean =>
    source === undefined || (own.kind === 'common' ? source === 'common' : source === own.course);

function inOrder(entries: readonly Entry[], lang: string): Entry[] {
  const { compare } = new Intl.Collator(lang);
  const named = entries.map((entry) => ({ entry, name: withoutArticle(nameIn(entry, lang).word) }));
  return named.sort((a, b) => compare(a.name, b.name)).map(({ entry }) => entry);
}

/** Arabic dictionaries leave the article out of their order. */
export const withoutArticle = (name: string): string => name.replace(/^ال/, '');

const textOf = ({ source, means }: Entry): string =>
  source.kind === 'course' ? means.replaceAll(/<[^>]*>/g, ' ') : means;
