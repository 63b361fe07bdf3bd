import { Dexie } from 'dexie';
import * as v from 'valibot';
import { type Profile, profileNameSchema } from './profile.ts';
import { changeProfiles } from './profile-store.ts';

/**
 * Adds a person to this phone. Her number is above every other that has ever been here: where the list was lost, a study that
 * is still there goes to nobody else.
 * @throws ValiError where the name is empty or too long
 */
export async function createProfile(name: string): Promise<Profile> {
  const tidy = v.parse(profileNameSchema, name);
  const used = numbersOf(await Dexie.getDatabaseNames());
  let created: Profile = { number: 0, name: tidy };
  await changeProfiles(({ current, list }) => {
    created = { number: Math.max(...used, ...list.map(({ number }) => number)) + 1, name: tidy };
    return { current, list: [...list, created] };
  });
  return created;
}

/** The numbers of the studies among these databases. */
const numbersOf = (databases: readonly string[]): number[] =>
  databases.flatMap((database) => {
    const number = Number(/^caravan-study-(\d{1,9})$/.exec(database)?.[1]);
    return Number.isInteger(number) ? [number] : [];
  });
