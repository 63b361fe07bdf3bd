import { openStudy, type StudyDb } from '../study/study-db.ts';
import { ONLY_FIRST } from './profile.ts';
import { readProfiles } from './profile-store.ts';

/** The studies of all people of this phone. */
export interface Studies {
  /** Of the person whose study is on the screen. */
  readonly current: StudyDb;
  readonly others: readonly StudyDb[];
}

/**
 * Opens them. `shown` is the number of the person whom a page is for; without it, it is whoever was chosen last. Where the list
 * cannot be read, that one and the first are known all the same.
 */
export async function openStudies(shown?: number): Promise<Studies> {
  const { current, list } = await readProfiles().catch(() => ONLY_FIRST);
  const first = shown ?? current;
  return {
    current: openStudy(String(first)),
    others: list.filter(({ number }) => number !== first).map(({ number }) => openStudy(String(number))),
  };
}
