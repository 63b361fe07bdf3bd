import type { PageWords } from './words/page-words.ts';

/** What importers put before the kinds that a format does not define. */
const NOT_DEFINED = 'not defined: ';

/** A kind of thing as its format calls it; of what the format does not define that is said behind it. */
export const kindName = (kind: string, words: PageWords): string =>
  kind.startsWith(NOT_DEFINED) ? `${kind.slice(NOT_DEFINED.length)} (${words.notDefined})` : kind;
