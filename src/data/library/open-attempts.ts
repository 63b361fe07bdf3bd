import { isHandedIn } from '../../protocol/facts/attempt.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { LibraryDb, OpenAttemptRow } from './library-db.ts';
import { storing } from './pack-problem.ts';
import { sweep, sweptTables } from './sweep.ts';

/**
 * Keeps the words of the version that an attempt begins on until it is handed in, whatever is updated or removed meanwhile.
 * Nothing is kept where the phone has no manifests of that version. Throws PackProblem `full`.
 */
export const keepForAttempt = (db: LibraryDb, row: OpenAttemptRow): Promise<void> =>
  storing(() =>
    db.transaction('rw', db.openAttempts, db.courses, async () => {
      if (await db.courses.get([row.course, row.version])) await db.openAttempts.put(row);
    }),
  );

/**
 * Brings what is kept for attempts at a course's quizzes in line with what a person did: for those that she can go on with, here
 * or where another phone of hers began them, as long as the phone has their version; what was kept for those handed in is let go
 * of. `lang` is the language that she studies in. Throws PackProblem `full`.
 */
export async function followAttempts(
  db: LibraryDb,
  { course, lang }: { course: number; lang: string },
  facts: readonly Fact[],
): Promise<void> {
  const attempts = facts.flatMap((fact) => (fact.kind === 'attempt' && fact.course === course ? [fact] : []));
  const known = new Set(await db.openAttempts.toCollection().primaryKeys());
  const over = attempts.filter(({ sub, value }) => isHandedIn(value) && known.has(sub));
  const open = attempts.filter(({ sub, value }) => !isHandedIn(value) && !known.has(sub));
  for (const { sub, item, value } of open) {
    await keepForAttempt(db, { attempt: sub, course, version: value.version, lang, quiz: item });
  }
  if (over.length === 0) return;
  await db.transaction('rw', sweptTables(db), async () => {
    await db.openAttempts.bulkDelete(over.map(({ sub }) => sub));
    await sweep(db);
  });
}

/**
 * Forgets the attempts of one replica at a quiz that were begun and left before an answer: they are none. `begun` is the one
 * that she is at now.
 */
export const forgetUnanswered = (
  db: LibraryDb,
  { replica, quiz, course }: { replica: string; quiz: number; course: number },
  begun: string | undefined,
  facts: readonly Fact[],
): Promise<number> =>
  db.openAttempts
    .filter(
      (row) =>
        row.course === course &&
        row.quiz === quiz &&
        row.attempt.startsWith(`${replica}.`) &&
        row.attempt !== begun &&
        !facts.some(({ kind, sub }) => kind === 'attempt' && sub === row.attempt),
    )
    .delete();
