import { joinIntoStates } from '../exchange/join-facts.ts';
import type { Work } from './context.ts';
import { loadAllStates, saveStates } from './course-states.ts';
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
  const states = await loadAllStates(work, into);
  const theirs = await loadAllStates(work, from);
  const facts = [...theirs.values()].flatMap((state) => [...state.values()].map((slot) => slot.fact));
  const revision = target.revision + 1;
  const changed = joinIntoStates(states, facts, revision);
  const { replica } = await work
    .selectFrom('device')
    .select('replica')
    .where('person_id', '=', from)
    .executeTakeFirstOrThrow();
  await saveStates(work, into, { states, changed, revision, replica });
  await work
    .updateTable('person')
    .set({
      name: target.name ?? source.name,
      epoch: newEpoch(),
      revision,
      max_lamport: Math.max(target.max_lamport, source.max_lamport),
    })
    .where('id', '=', into)
    .execute();
  await movePossessions(work, from, into);
}

/** An update that changes nothing, so that no exchange of this person slips in between. */
const lockPerson = (work: Work, id: string) =>
  work
    .updateTable('person')
    .set((row) => ({ revision: row.ref('revision') }))
    .where('id', '=', id)
    .returning(['name', 'revision', 'max_lamport'])
    .executeTakeFirstOrThrow();

async function movePossessions(work: Work, from: string, into: string): Promise<void> {
  await work.updateTable('device').set({ person_id: into }).where('person_id', '=', from).execute();
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
  for (const table of ['membership', 'parked', 'state'] as const) {
    await work.deleteFrom(table).where('person_id', '=', from).execute();
  }
  // Whoever was merged into her before is now the same person too: one step always finds the living one.
  await work
    .updateTable('person')
    .set({ merged_into: into })
    .where((row) => row.or([row('id', '=', from), row('merged_into', '=', from)]))
    .execute();
}
