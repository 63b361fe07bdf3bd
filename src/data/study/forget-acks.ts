import { afterForgetting } from './fact-row.ts';
import type { StudyDb } from './study-db.ts';

/** Withdraws "accepted" from everything, inside an open transaction: it is not known any more what the server holds [CUR3]. */
export async function forgetAcks(db: StudyDb): Promise<void> {
  await db.facts.toCollection().modify((row, ref) => {
    ref.value = afterForgetting(row);
  });
}
