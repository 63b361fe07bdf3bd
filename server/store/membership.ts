import type { Membership } from '../../src/protocol/people/api.ts';
import type { StoreContext, Work } from './context.ts';
import { authenticate } from './devices.ts';
import { keepRecovery } from './recovery-token.ts';

/** Who the person of this device is: she may have been merged by another of her phones [JOIN2]. */
export const me = (store: StoreContext, token: string): Promise<Membership> =>
  store.transact(async (work) => {
    const { person } = await authenticate(store, work, token);
    // A device of the time before there were recovery tokens.
    await keepRecovery(work, token);
    return readMembership(work, person);
  });

export async function readMembership(work: Work, person: string): Promise<Membership> {
  const { name } = await work.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow();
  const classes = await work
    .selectFrom('membership')
    .innerJoin('class', 'class.id', 'membership.class_id')
    .select('class.name')
    .where('membership.person_id', '=', person)
    .orderBy('class.name')
    .execute();
  return { person, name, classes };
}
