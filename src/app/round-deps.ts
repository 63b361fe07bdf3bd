import { openStudies } from '../data/profiles/open-studies.ts';
import type { RoundDeps } from '../sync/exchange-profiles.ts';
import { deps } from './deps.ts';
import { shownProfile } from './shown-profile.ts';

/** What an exchange for everybody on this phone needs, this page's person first. */
export function roundDeps(): RoundDeps {
  const { study, fetch, now, random } = deps();
  const others = async () => (await openStudies(shownProfile)).others;
  return { db: study, others, fetch, now, random, locks: navigator.locks };
}
