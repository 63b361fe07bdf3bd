import { progressRow } from '../exchange/course-progress.ts';
import { joinCourse } from '../exchange/join-course.ts';
import type { Work } from './context.ts';
import { decodeCourseState, replicaOf } from './course-state.ts';
import { decodeDevices, encodeDevices } from './device-list.ts';
import { NO_REVISION, type StateRow } from './exchange-port.ts';
import { addProgress } from './progress.ts';
import { newEpoch } from './secrets.ts';

/**
 * Two persons turn out to be one: all that `from` did, has and is joins `into`.
 *
 * Every cursor stays right, because both sides get an epoch that no phone has seen. A device of `from` holds a cursor
 * in revisions of `from`, which mean nothing in `into`; a device of `into` holds one that is below the joined facts, but
 * might have been answered in between. With the new epoch each of them reads all of the joined state and sends all of
 * its own once more, whatever it had read, in whichever order they come: joining twice changes nothing. A phone whose
 * reply was lost in the very exchange before the merge is in no other position than these.
 */
export async function mergePersons(work: Work, from: string, into: string): Promise<void> {
  const source = await lockPerson(work, from);
  const target = await lockPerson(work, into);
  const revision = target.revision + 1;
  const added = await mergeStates(work, { from, into, revision });
  await work
    .updateTable('person')
    .set({
      name: target.name ?? source.name,
      epoch: newEpoch(),
      revision,
      max_lamport: Math.max(target.max_lamport, source.max_lamport),
      state_bytes: target.state_bytes + added,
      devices: encodeDevices([...decodeDevices(target.devices), ...decodeDevices(source.devices)]),
    })
    .where('id', '=', into)
    .execute();
  await work.updateTable('person').set({ state_bytes: 0, devices: null }).where('id', '=', from).execute();
  await movePossessions(work, from, into);
}

/** With a new version, so that no exchange of this person slips in between. */
const lockPerson = (work: Work, id: string) =>
  work
    .updateTable('person')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', id)
    .returning(['name', 'revision', 'max_lamport', 'state_bytes', 'devices'])
    .executeTakeFirstOrThrow();

interface Merge {
  readonly from: string;
  readonly into: string;
  readonly revision: number;
}

/** Joins the states of one person into those of another. Returns how many bytes these take more. */
async function mergeStates(work: Work, { from, into, revision }: Merge): Promise<number> {
  const kept = new Map((await statesOf(work, into)).map((row) => [row.course, row.facts]));
  let added = 0;
  for (const { course, facts: theirs } of await statesOf(work, from)) {
    const mine = kept.get(course);
    const facts = [...decodeCourseState(theirs).values()].map((slot) => slot.fact);
    const joined = joinCourse(mine, facts, {
      course,
      sinceRevision: NO_REVISION,
      revision,
      replica: replicaOf(theirs),
    });
    if (!joined.state) continue;
    added += joined.state.length - (mine?.length ?? 0);
    await putState(work, into, { course, revision, facts: joined.state });
    await addProgress(work, into, progressRow(course, revision, joined.progress));
  }
  return added;
}

const statesOf = (work: Work, person: string) =>
  work.selectFrom('state').select(['course', 'facts']).where('person_id', '=', person).execute();

const putState = (work: Work, person: string, { course, revision, facts }: StateRow) =>
  work
    .insertInto('state')
    .values({ person_id: person, course, revision, facts })
    .onConflict((conflict) => conflict.columns(['person_id', 'course']).doUpdateSet({ revision, facts }))
    .execute();

async function movePossessions(work: Work, from: string, into: string): Promise<void> {
  await work.updateTable('device').set({ person_id: into }).where('person_id', '=', from).execute();
  await work.updateTable('login').set({ person_id: into }).where('person_id', '=', from).execute();
  await work.updateTable('link_code').set({ person_id: into }).where('person_id', '=', from).execute();
  await work
    .insertInto('membership')
    .columns(['person_id', 'class_id'])
    .expression((eb) =>
      eb
        .selectFrom('membership')
        .select((row) => [row.val(into).as('person_id'), 'class_id'])
        .where('person_id', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await work
    .insertInto('parked')
    .columns(['person_id', 'fact_hash', 'replica', 'reason', 'fact', 'created_at_ms'])
    .expression((eb) =>
      eb
        .selectFrom('parked')
        .select((row) => [row.val(into).as('person_id'), 'fact_hash', 'replica', 'reason', 'fact', 'created_at_ms'])
        .where('person_id', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const table of ['membership', 'parked', 'state', 'progress'] as const) {
    await work.deleteFrom(table).where('person_id', '=', from).execute();
  }
  // Whoever was merged into her before is now the same person too: one step always finds the living one.
  await work
    .updateTable('person')
    .set({ merged_into: into })
    .where((row) => row.or([row('id', '=', from), row('merged_into', '=', from)]))
    .execute();
}
