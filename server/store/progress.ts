import type { Kysely } from 'kysely';
import { courseProgress, progressRow } from '../exchange/course-progress.ts';
import type { StoreContext, Work } from './context.ts';
import { decodeCourseState } from './course-state.ts';
import type { ProgressChange, StateRow } from './exchange-port.ts';
import type { Tables } from './tables.ts';

type ProgressRow = Omit<Tables['progress'], 'person_id'>;

/** What the facts of a state result in. */
const derive = ({ course, revision, facts }: StateRow): ProgressRow =>
  progressRow(course, revision, courseProgress([...decodeCourseState(facts).values()].map((slot) => slot.fact)));

const COLUMNS = ['course', 'seconds_studied', 'items_begun', 'items_done', 'attempts_handed_in', 'revision'] as const;

/** Adds to a row, or begins one. */
export async function addProgress(work: Work, person: string, row: ProgressChange): Promise<void> {
  await addProgressQuery(work, { person_id: person, ...row }).execute();
}

/** For whoever prepares statements of his own. */
export const addProgressQuery = (db: Kysely<Tables>, row: Tables['progress']) =>
  db
    .insertInto('progress')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'course']).doUpdateSet((eb) => ({
        seconds_studied: eb('progress.seconds_studied', '+', eb.ref('excluded.seconds_studied')),
        items_begun: eb('progress.items_begun', '+', eb.ref('excluded.items_begun')),
        items_done: eb('progress.items_done', '+', eb.ref('excluded.items_done')),
        attempts_handed_in: eb('progress.attempts_handed_in', '+', eb.ref('excluded.attempts_handed_in')),
        revision: eb.ref('excluded.revision'),
      })),
    );

/** A course of a person whose row was not what her facts result in; undefined where there was, or should be, none. */
export interface ProgressDifference {
  readonly person: string;
  readonly course: number;
  readonly stored: ProgressRow | undefined;
  readonly derived: ProgressRow | undefined;
}

const PERSONS_AT_ONCE = 100;

/**
 * Derives all progress anew from the facts, some persons at a time, while exchanges go on; tells what was different, and unless
 * `isDryRun` puts it right.
 */
export async function rebuildProgress(
  { db, transact }: StoreContext,
  { isDryRun }: { isDryRun: boolean },
): Promise<ProgressDifference[]> {
  const differences: ProgressDifference[] = [];
  for (let after = ''; ; ) {
    const persons = await db
      .selectFrom('person')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PERSONS_AT_ONCE)
      .execute();
    for (const { id } of persons) {
      differences.push(...(await transact((work) => rebuildPerson(work, id, isDryRun))));
      after = id;
    }
    if (persons.length < PERSONS_AT_ONCE) return differences;
  }
}

/** The same of one person. */
export async function rebuildPerson(
  work: Kysely<Tables>,
  person: string,
  isDryRun: boolean,
): Promise<ProgressDifference[]> {
  const states = await work
    .selectFrom('state')
    .select(['course', 'revision', 'facts'])
    .where('person_id', '=', person)
    .execute();
  const rows = await work.selectFrom('progress').select(COLUMNS).where('person_id', '=', person).execute();
  const stored = new Map(rows.map((row) => [row.course, row]));
  const derived = new Map(states.map((state) => [state.course, derive(state)]));
  const differences = [...new Set([...stored.keys(), ...derived.keys()])]
    .map((course) => ({ person, course, stored: stored.get(course), derived: derived.get(course) }))
    .filter((difference) => !isSame(difference.stored, difference.derived));
  if (isDryRun || differences.length === 0) return differences;

  await work.deleteFrom('progress').where('person_id', '=', person).execute();
  for (const row of derived.values()) {
    await work
      .insertInto('progress')
      .values({ person_id: person, ...row })
      .execute();
  }
  return differences;
}

const isSame = (a: ProgressRow | undefined, b: ProgressRow | undefined): boolean =>
  a !== undefined && b !== undefined && COLUMNS.every((column) => a[column] === b[column]);
