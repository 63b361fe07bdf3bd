import type { Profile } from '../data/profiles/profile.ts';
import { ONLY_FIRST } from '../data/profiles/profile.ts';
import { readProfiles } from '../data/profiles/profile-store.ts';
import { shownProfile } from './shown-profile.ts';
import { useLoaded } from './study/use-loaded.ts';

export interface PeopleHere {
  readonly list: readonly Profile[];
  /** Whose study this page shows. */
  readonly shown: Profile;
}

/** Who shares this phone; undefined until it is known. Whoever is added or chosen meanwhile makes every page load anew. */
export function useProfiles(): PeopleHere | undefined {
  const profiles = useLoaded(() => readProfiles().catch(() => ONLY_FIRST), []);
  if (!profiles) return undefined;
  const { list } = profiles.value;
  const shown = list.find(({ number }) => number === shownProfile) ?? { number: shownProfile, name: undefined };
  return { list, shown };
}
