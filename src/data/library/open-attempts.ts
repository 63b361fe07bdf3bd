import { isHandedIn } from '../../protocol/facts/attempt.ts';
import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import type { LibraryDb, OpenAttemptRow } from './library-db.ts';
import { storing } from './pack-problem.ts';
import { sweep, sweptTables } from './sweep.ts';

/** An attempt at a quiz. Its id, `REPLICA.n`, is its name among the attempts at this quiz only. */
export interface AttemptName {
  readonly course: number;
  readonly quiz: number;
  readonly id: string;
}

/** The key of what is kept for an attempt: the slot of its fact. */
export const openAttemptKey = ({ course, quiz, id }: AttemptName): string =>
  slotKey({ course, item: quiz, kind: 'attempt', sub: id });

const replicaIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1).split('.')[0] ?? '';

/** In the first versions the id alone was the key, so that attempts at two quizzes took each other's place. */
const isOutdated = ({ attempt }: OpenAttemptRow): boolean => !attempt.includes('/');

/**
 * Keeps the words of the version that an attempt begins on until it is handed in, whatever is updated or removed meanwhile.
 * Nothing is kept where the phone has no manifests of that version. Throws PackProblem `full`.
 */
export const keepForAttempt = (
  db: LibraryDb,
  name: AttemptName,
  words: Pick<OpenAttemptRow, 'version' | 'lang'>,
): Promise<void> =>
  storing(() =>
    db.transaction('rw', db.openAttempts, db.courses, async () => {
      const { course, quiz } = name;
      const attempt = openAttemptKey(name);
      const known = await db.openAttempts.get(attempt);
      // What is begun and has no answer yet has no fact: begun again on the same words, it goes on with what was chosen.
      if (known?.version === words.version) return;
      if (await db.courses.get([course, words.version])) await db.openAttempts.put({ attempt, course, quiz, ...words });
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
  const rows = (await db.openAttempts.toArray()).filter((row) => row.course === course);
  const known = new Set(rows.map(({ attempt }) => attempt));
  const open = attempts.filter((fact) => !isHandedIn(fact.value) && !known.has(slotKey(fact)));
  for (const { sub: id, item: quiz, value } of open) {
    await keepForAttempt(db, { course, quiz, id }, { version: value.version, lang });
  }
  const handedIn = attempts.filter((fact) => isHandedIn(fact.value)).map(slotKey);
  const outdated = rows.filter(isOutdated).map(({ attempt }) => attempt);
  const over = [...handedIn.filter((key) => known.has(key)), ...outdated];
  if (over.length === 0) return;
  await db.transaction('rw', sweptTables(db), async () => {
    await db.openAttempts.bulkDelete(over);
    await sweep(db);
  });
}

/**
 * Forgets the attempts of one replica at a quiz that were begun and left before anything was chosen: they are none. `begun` is the
 * id of the one that she is at now.
 */
export const forgetUnanswered = (
  db: LibraryDb,
  { replica, quiz, course }: { replica: string; quiz: number; course: number },
  begun: string | undefined,
  facts: readonly Fact[],
): Promise<number> => {
  const here = begun === undefined ? undefined : openAttemptKey({ course, quiz, id: begun });
  const answered = new Set(facts.map(slotKey));
  return db.openAttempts
    .filter(
      (row) =>
        row.course === course &&
        row.quiz === quiz &&
        replicaIn(row.attempt) === replica &&
        row.attempt !== here &&
        row.drafts === undefined &&
        !answered.has(row.attempt),
    )
    .delete();
};
