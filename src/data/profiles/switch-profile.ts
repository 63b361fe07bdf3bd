import { changeProfiles } from './profile-store.ts';

/** From now on this person studies here. Resolves when that is on the disk; nothing happens where she is not of this phone. */
export async function switchProfile(number: number): Promise<void> {
  await changeProfiles((before) =>
    before.list.some((profile) => profile.number === number) ? { ...before, current: number } : before,
  );
}
