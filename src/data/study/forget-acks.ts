import { afterForgetting } from './fact-row.ts';
import type { StudyDb } from './study-db.ts';

/**
 * Withdraws "accepted" from everything, or from all of one course, inside an open transaction: it is not known any more what the
 * server holds [CUR3] [SUM2].
 */
export async function forgetAcks(db: StudyDb, course?: number): Promise<void> {
  const rows = course === undefined ? db.facts.toCollection() : db.facts.where('slot').startsWith(`${course}/`);
  await rows.modify((row, ref) => {
    ref.value = afterForgetting(row);
  });
}
