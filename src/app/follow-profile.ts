import { readProfiles } from '../data/profiles/profile-store.ts';
import { switchProfile } from '../data/profiles/switch-profile.ts';
import { PROFILE_KEY, showNext, shownProfile } from './shown-profile.ts';
import { saveAll } from './study/on-hide.ts';

/** Lets another person study here: what is under way is saved for the one before, and every open page loads anew. */
export async function changePerson(number: number): Promise<void> {
  await saveAll();
  await switchProfile(number);
  showNext(number);
  location.assign('/');
}

/** This page follows where another tab changes the person, and where the browser forgot whom it was for. Call once. */
export function followProfile(): void {
  const follow = () => void followChosen().catch(reportError);
  addEventListener('storage', ({ key }) => (key === PROFILE_KEY || key === null) && follow());
  // A page that was frozen hears of nothing.
  addEventListener('pageshow', ({ persisted }) => persisted && follow());
  follow();
}

async function followChosen(): Promise<void> {
  const { current } = await readProfiles();
  if (current === shownProfile) return;
  await saveAll();
  if (showNext(current)) location.reload();
}
