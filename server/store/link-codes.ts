import type { LinkCode } from '../../src/protocol/people/api.ts';
import { LINK_CODE_LENGTH } from '../../src/protocol/people/codes.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext, Work } from './context.ts';
import { authenticate, type Device } from './devices.ts';
import { hashOf, newCode } from './secrets.ts';

const MINUTE_MS = 60_000;
/** Two phones on one table. */
const FROM_PHONE_MS = 10 * MINUTE_MS;
/** A facilitator sends it to a learner who may be offline for days. */
const FROM_FACILITATOR_MS = 7 * 24 * 60 * MINUTE_MS;

export const makeLinkCode = (store: StoreContext, token: string): Promise<LinkCode> =>
  store.transact(async (work) => {
    const { person } = await authenticate(store, work, token);
    return insertLinkCode(work, person, store.now() + FROM_PHONE_MS);
  });

export const makeLinkCodeFor = (store: StoreContext, classId: string, person: string): Promise<LinkCode> =>
  store.transact(async (work) => {
    const member = await work
      .selectFrom('membership')
      .select('person_id')
      .where('person_id', '=', person)
      .where('class_id', '=', classId)
      .executeTakeFirst();
    if (!member) throw new ProblemError('not-found');
    return insertLinkCode(work, person, store.now() + FROM_FACILITATOR_MS);
  });

async function insertLinkCode(work: Work, person: string, expiresAtMs: number): Promise<LinkCode> {
  const code = newCode(LINK_CODE_LENGTH);
  await work
    .insertInto('link_code')
    .values({ code_hash: hashOf(code), person_id: person, expires_at_ms: expiresAtMs, used_by: null })
    .execute();
  return { code, expiresAt: new Date(expiresAtMs).toISOString() };
}

/**
 * The person that a link code names. The device that used it may use it again: her reply may have been lost.
 *
 * @throws ProblemError unknown-code, used-code, expired-code
 */
export async function openLinkCode({ now }: StoreContext, work: Work, device: Device, code: string): Promise<string> {
  const row = await work
    .selectFrom('link_code')
    .select(['person_id', 'expires_at_ms', 'used_by'])
    .where('code_hash', '=', hashOf(code))
    .executeTakeFirst();
  if (!row) throw new ProblemError('unknown-code');
  if (row.used_by === device.tokenHash) return row.person_id;
  if (row.used_by !== null) throw new ProblemError('used-code');
  if (row.expires_at_ms <= now()) throw new ProblemError('expired-code');
  return row.person_id;
}

export async function spendLinkCode(work: Work, device: Device, code: string): Promise<void> {
  await work
    .updateTable('link_code')
    .set({ used_by: device.tokenHash })
    .where('code_hash', '=', hashOf(code))
    .execute();
}
