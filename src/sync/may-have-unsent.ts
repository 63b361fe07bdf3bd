import { hasUnsent } from '../data/study/read.ts';
import type { StudyDb } from '../data/study/study-db.ts';
import type { RoundDeps } from './exchange-profiles.ts';

/** Whether anybody of this phone has something to send. A database that cannot be asked may well hold work. */
export async function mayAnyHaveUnsent({ db, others }: Pick<RoundDeps, 'db' | 'others'>): Promise<boolean> {
  for (const study of [db, ...(await others())]) if (await mayHaveUnsent(study)) return true;
  return false;
}

export const mayHaveUnsent = (db: StudyDb): Promise<boolean> => hasUnsent(db).catch(() => true);
