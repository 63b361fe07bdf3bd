import type { StudyDb } from './study-db.ts';

/** The number of the profile whose study this is: the end of the database's name. 1 where it names none. */
export const profileOf = ({ name }: Pick<StudyDb, 'name'>): number =>
  Number(/^caravan-study-([1-9]\d{0,8})$/.exec(name)?.[1] ?? 1);
