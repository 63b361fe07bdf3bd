import { useEffect, useState } from 'preact/hooks';
import {
  type Found,
  keepOwnTexts,
  onSearchState,
  refreshSearch,
  SearchProblem,
  searchAll,
} from '../../search/client.ts';
import { readNoteTexts, readTermTexts } from './read-own-texts.ts';

export interface SearchView {
  /** What was found of the words that were searched last; undefined before the first answer, and where nothing was asked. */
  readonly found: (Found & { readonly words: string }) | undefined;
  /** What came to the phone lately is still being indexed. */
  readonly isBuilding: boolean;
  /** Search is not on this phone yet, or failed. */
  readonly isOut: boolean;
}

/** Searches with each change of the words, and again when more can be found. `lang` is the language of the interface. */
export function useSearch(words: string, lang: string): SearchView {
  const [found, setFound] = useState<SearchView['found']>();
  const [{ isBuilding }, setState] = useState({ isBuilding: false });
  const [isOut, setOut] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    onSearchState(setState, stop.signal);
    refreshSearch();
    readNoteTexts(lang).then((texts) => stop.signal.aborted || keepOwnTexts('note', texts), reportError);
    readTermTexts(lang).then((texts) => stop.signal.aborted || keepOwnTexts('term', texts), reportError);
    return () => stop.abort();
  }, [lang]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what has been indexed meanwhile may be found now.
  useEffect(() => {
    if (words.trim() === '') return setFound(undefined);
    const stop = new AbortController();
    searchAll(words, { signal: stop.signal, lang }).then(
      (all) => {
        setFound({ ...all, words });
        setOut(false);
      },
      (error: unknown) => {
        if (error instanceof SearchProblem) setOut(true);
      },
    );
    return () => stop.abort();
  }, [words, lang, isBuilding]);
  return { found, isBuilding, isOut };
}
