import { Icon } from '../ui/icon.tsx';
import { profileName } from './profile-name.ts';
import { useProfiles } from './use-profiles.ts';

/** Whose study this is, where a phone is shared; the way to change it. */
export function WhoStudies() {
  const people = useProfiles();
  if (!people || people.list.length === 1) return null;
  return (
    <a class="pill" href="/people">
      <Icon name="people" isSmall />
      <span dir="auto">{profileName(people.shown)}</span>
    </a>
  );
}
