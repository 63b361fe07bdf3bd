import type { Membership } from '../../src/protocol/people/api.ts';
import { isExpired } from '../exchange/token-age.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext, Work } from './context.ts';
import { findDevice } from './device-records.ts';
import { insertDevice } from './devices.ts';
import { readMembership } from './membership.ts';
import { mergePersons } from './merge-persons.ts';
import { hashOf } from './secrets.ts';
import type { DeviceKeys } from './store.ts';

/**
 * This device is one of this person's from now on. One that is known already brings its person along, as with a link
 * code [JOIN1]; the same request again changes nothing.
 * @throws ProblemError revoked-token; unknown-token for one that has expired
 */
export async function adoptDevice(
  { now }: StoreContext,
  work: Work,
  device: DeviceKeys,
  person: string,
): Promise<Membership> {
  const known = await findDevice(work, hashOf(device.token));
  if (!known) {
    await insertDevice(work, device, person, now());
    return readMembership(work, person);
  }
  if (isExpired(known, now())) throw new ProblemError('unknown-token');
  if (known.revokedAtMs !== null) throw new ProblemError('revoked-token');
  if (known.person !== person) await mergePersons(work, known.person, person);
  return readMembership(work, person);
}
