import { readIdentity } from './identity.ts';
import type { StudyDb } from './study-db.ts';

/** Whether nothing was ever done here, nor joined: the server need not know this phone yet. */
export async function isUntouched(db: StudyDb): Promise<boolean> {
  const { isRegistered, membership } = await readIdentity(db);
  return !isRegistered && membership === undefined && (await db.facts.count()) === 0;
}
