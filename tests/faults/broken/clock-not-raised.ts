// Does not go on from the Lamport numbers it has read: a later answer on another phone loses to the one it took back.
import { type Answered, applyAnswer as apply } from '../../../src/data/study/apply-answer.ts';
import { CLOCK, type StudyDb } from '../../../src/data/study/study-db.ts';

export const replaces = 'src/data/study/apply-answer.ts';
export * from '../../../src/data/study/apply-answer.ts';

export async function applyAnswer(db: StudyDb, answer: Answered): Promise<void> {
  const before = await db.clock.get(CLOCK.lamport);
  await apply(db, answer);
  await db.clock.put(before ?? 0, CLOCK.lamport);
}
