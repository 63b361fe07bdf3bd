import { readIdentity } from './identity.ts';
import type { ItemRef } from './item-ref.ts';
import { courseFacts } from './read.ts';
import type { StudyDb } from './study-db.ts';

/** `REPLICA.n`: the n-th attempt that this profile on this phone began at a quiz. */
export type AttemptId = `${string}.${number}`;

/** One attempt at a quiz, begun on this version of the course. */
export interface AttemptRef extends ItemRef {
  readonly id: string;
  readonly version: number;
}

/** The id of a new attempt. It leaves no trace before its first answer, so that opening a quiz twice is one attempt. */
export async function startAttempt(db: StudyDb, { course, item }: ItemRef): Promise<AttemptId> {
  const { replica } = await readIdentity(db);
  const mine = (await courseFacts(db, course)).flatMap((fact) => {
    const [writer, n] = fact.sub.split('.');
    return fact.kind === 'attempt' && fact.item === item && writer === replica ? [Number(n)] : [];
  });
  return `${replica}.${Math.max(0, ...mine) + 1}`;
}
