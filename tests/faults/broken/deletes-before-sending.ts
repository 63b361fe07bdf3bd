// A queue that takes out what it is about to send, as Workbox' background sync does: whatever is lost on the way is lost.
import type { StudyDb } from '../../../src/data/study/study-db.ts';
import { takeUnsent as take, type Unsent } from '../../../src/data/study/unsent.ts';
import { write } from '../../../src/data/study/write.ts';

export const replaces = 'src/data/study/unsent.ts';
export * from '../../../src/data/study/unsent.ts';

export async function takeUnsent(db: StudyDb, nowMs: number): Promise<Unsent> {
  const unsent = await take(db, nowMs);
  await write(db, async () => {
    await db.facts.toCollection().modify((row, ref) => {
      ref.value = { ...row, unsent: undefined };
    });
  });
  return unsent;
}
