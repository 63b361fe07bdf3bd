import { FIRST } from '../data/profiles/profile.ts';
import { readEntry, writeEntries } from './local-entries.ts';

/** Where pages find at once whom they are for; the list of people, which the service worker reads too, has the last word. */
export const PROFILE_KEY = 'profile';

const readShown = (): number => {
  const number = Number(readEntry(PROFILE_KEY));
  return Number.isSafeInteger(number) && number >= FIRST ? number : FIRST;
};

/**
 * Number of the person whose study this page shows, from its load to its end: what is done in it can be kept in no other's,
 * whoever is chosen meanwhile.
 */
export const shownProfile = readShown();

/** The next load of a page shows this person. Tells whether the browser kept it. */
export function showNext(number: number): boolean {
  writeEntries({ [PROFILE_KEY]: String(number) });
  return readShown() === number;
}
