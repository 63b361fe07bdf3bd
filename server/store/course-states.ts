import type { CourseStates } from '../exchange/join-facts.ts';
import type { Work } from './context.ts';
import { decodeCourseState, encodeCourseState } from './course-state.ts';

/** The states that changed after a revision, and those of the courses named. */
export async function loadStates(
  work: Work,
  person: string,
  { changedAfter, courses }: { changedAfter: number; courses: Iterable<number> },
): Promise<CourseStates> {
  const states: CourseStates = new Map();
  const changed = await work
    .selectFrom('state')
    .select(['course', 'facts'])
    .where('person_id', '=', person)
    .where('revision', '>', changedAfter)
    .execute();
  for (const row of changed) states.set(row.course, decodeCourseState(row.facts));
  for (const course of courses) {
    if (states.has(course)) continue;
    const row = await work
      .selectFrom('state')
      .select('facts')
      .where('person_id', '=', person)
      .where('course', '=', course)
      .executeTakeFirst();
    if (row) states.set(course, decodeCourseState(row.facts));
  }
  return states;
}

export const loadAllStates = (work: Work, person: string): Promise<CourseStates> =>
  loadStates(work, person, { changedAfter: -1, courses: [] });

/** How many bytes a person's states take. */
export async function stateBytes(work: Work, person: string): Promise<number> {
  const { bytes } = await work
    .selectFrom('state')
    .select(({ fn }) => fn.sum<number | string | null>(fn('length', ['facts'])).as('bytes'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}

export interface ChangedStates {
  readonly states: CourseStates;
  readonly changed: Iterable<number>;
  readonly revision: number;
  /** Any; its own stamps are kept shortest. */
  readonly replica: string;
}

export async function saveStates(
  work: Work,
  person: string,
  { states, changed, revision, replica }: ChangedStates,
): Promise<void> {
  for (const course of changed) {
    const facts = encodeCourseState(states.get(course) ?? new Map(), replica);
    await work
      .insertInto('state')
      .values({ person_id: person, course, revision, facts })
      .onConflict((conflict) => conflict.columns(['person_id', 'course']).doUpdateSet({ revision, facts }))
      .execute();
  }
}
