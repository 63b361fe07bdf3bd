import type { CodeInfo, Membership } from '../../src/protocol/people/api.ts';
import { isLinkCode } from '../../src/protocol/people/codes.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext, Work } from './context.ts';
import { authenticate } from './devices.ts';
import { openLinkCode, spendLinkCode } from './link-codes.ts';
import { readMembership } from './membership.ts';
import { mergePersons } from './merge-persons.ts';

export const describeCode = (store: StoreContext, token: string, code: string): Promise<CodeInfo> =>
  store.transact(async (work) => {
    const device = await authenticate(store, work, token);
    if (!isLinkCode(code)) return { kind: 'class', className: (await findClass(work, code)).name };
    await openLinkCode(store, work, device, code);
    return { kind: 'link' };
  });

/** A class code names her; a link code makes this device's person the person that the code names [JOIN1]. */
export const join = (store: StoreContext, token: string, code: string, name: string | undefined): Promise<Membership> =>
  store.transact(async (work) => {
    const device = await authenticate(store, work, token);
    if (!isLinkCode(code)) {
      await joinClass(work, device.person, code, name);
      return readMembership(work, device.person);
    }
    const target = await openLinkCode(store, work, device, code);
    if (target !== device.person) await mergePersons(work, device.person, target);
    await spendLinkCode(work, device, code);
    return readMembership(work, target);
  });

async function joinClass(work: Work, person: string, code: string, name: string | undefined): Promise<void> {
  const joined = await findClass(work, code);
  const known = await work.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow();
  if (name === undefined && known.name === null) throw new ProblemError('name-needed');
  if (name !== undefined) await work.updateTable('person').set({ name }).where('id', '=', person).execute();
  await work
    .insertInto('membership')
    .values({ person_id: person, class_id: joined.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function findClass(work: Work, code: string): Promise<{ id: string; name: string }> {
  const found = await work.selectFrom('class').select(['id', 'name']).where('code', '=', code).executeTakeFirst();
  if (!found) throw new ProblemError('unknown-code');
  return found;
}
