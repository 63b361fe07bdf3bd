import { type Selection, selectionOf, type Wanted } from '../../protocol/pack/selection.ts';

/** What of a course is wished for now: nothing yet, where there is no download of it. */
export const wishOf = (download: Selection | undefined, lang: string): Wanted =>
  download ? selectionOf(download) : { lang, rung: 'none' };
