import type { LibraryDb, OpenAttemptRow } from './library-db.ts';
import { type AttemptName, openAttemptKey } from './open-attempts.ts';
import { storing } from './pack-problem.ts';

/**
 * What this phone holds of an attempt and no fact tells: what was chosen or typed and not checked yet, and how long it was counted. It
 * stays here, since nothing of it is an answer, and goes with the attempt's words when it is handed in.
 */
export type Unfinished = Pick<OpenAttemptRow, 'drafts' | 'countedSeconds'>;

export async function readUnfinished(db: LibraryDb, attempt: AttemptName): Promise<Unfinished> {
  const { drafts, countedSeconds } = (await db.openAttempts.get(openAttemptKey(attempt))) ?? {};
  return { ...(drafts && { drafts }), ...(countedSeconds !== undefined && { countedSeconds }) };
}

/** Keeps what the form of a question holds, in one relaxed transaction: it outlives a kill of the app. Throws PackProblem `full`. */
export const keepDraft = (
  db: LibraryDb,
  attempt: AttemptName,
  question: number,
  values: readonly string[],
): Promise<unknown> =>
  storing(() =>
    db.openAttempts
      .where('attempt')
      .equals(openAttemptKey(attempt))
      .modify((row) => {
        row.drafts = { ...row.drafts, [question]: values };
      }),
  );

/** Keeps how many seconds of an attempt were counted here [ATT4]. Throws PackProblem `full`. */
export const keepCounted = (db: LibraryDb, attempt: AttemptName, seconds: number): Promise<unknown> =>
  storing(() => db.openAttempts.update(openAttemptKey(attempt), { countedSeconds: seconds }));
