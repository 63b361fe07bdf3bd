import type { Membership } from '../../src/protocol/people/api.ts';
import { ProblemError } from '../people/problem-error.ts';
import { adoptDevice } from './adopt-device.ts';
import type { StoreContext, Work } from './context.ts';
import { findDevice } from './device-records.ts';
import { readMembership } from './membership.ts';
import { hashOf } from './secrets.ts';
import type { DeviceKeys, Recovered } from './store.ts';

export const describeRecovery = ({ transact }: StoreContext, recovery: string): Promise<Recovered | undefined> =>
  transact(async (work) => {
    const person = await findPerson(work, recovery);
    if (person === undefined) return undefined;
    const { last_exchange_at_ms } = await work
      .selectFrom('person')
      .select('last_exchange_at_ms')
      .where('id', '=', person)
      .executeTakeFirstOrThrow();
    return { ...(await readMembership(work, person)), lastExchangeAtMs: last_exchange_at_ms };
  });

export const recover = (store: StoreContext, recovery: string, device: DeviceKeys): Promise<Membership> =>
  store.transact(async (work) => {
    const person = await findPerson(work, recovery);
    if (person === undefined) throw new ProblemError('unknown-recovery');
    return adoptDevice(store, work, device, person);
  });

/** Undefined too when the device was revoked: whoever found it must not come back by it. */
async function findPerson(work: Work, recovery: string): Promise<string | undefined> {
  const row = await work
    .selectFrom('recovery')
    .select('token_hash')
    .where('recovery_hash', '=', hashOf(recovery))
    .executeTakeFirst();
  const device = row && (await findDevice(work, row.token_hash));
  return device?.revokedAtMs === null ? device.person : undefined;
}
