import { readEntry } from '../local-entries.ts';
import { shownProfile } from '../shown-profile.ts';

/** Where this phone keeps the links that a person keeps for later: see app/reading/kept-links.ts, whose code comes only where there are any. */
export const KEPT_LINKS_KEY = `keptLinks.${shownProfile}`;

export const hasKeptLinks = (): boolean => readEntry(KEPT_LINKS_KEY) !== undefined;
