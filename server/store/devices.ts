import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext, Work } from './context.ts';
import { hashOf, newEpoch } from './secrets.ts';
import type { NewDevice } from './store.ts';

export interface Device {
  readonly tokenHash: string;
  readonly person: string;
}

/** @throws ProblemError unknown-token, revoked-token */
export async function authenticate(work: Work, token: string): Promise<Device> {
  const tokenHash = hashOf(token);
  const device = await work
    .selectFrom('device')
    .select(['person_id', 'revoked_at_ms'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!device) throw new ProblemError('unknown-token');
  if (device.revoked_at_ms !== null) throw new ProblemError('revoked-token');
  return { tokenHash, person: device.person_id };
}

/**
 * Takes in a person and her first device. Whoever knows a person's id cannot become her with it: a person who is known
 * gets another device by a link code alone. The same request again finds its own token and is content [TOK2].
 */
export const registerDevice = ({ db, now }: StoreContext, device: NewDevice): Promise<void> =>
  db.transaction().execute(async (work) => {
    const known = await work
      .selectFrom('person')
      .select(['id', 'merged_into'])
      .where('id', '=', device.person)
      .executeTakeFirst();
    if (known) return requireOwnDevice(work, device, known.merged_into ?? known.id);
    const isTokenTaken = await work
      .selectFrom('device')
      .select('token_hash')
      .where('token_hash', '=', hashOf(device.token))
      .executeTakeFirst();
    if (isTokenTaken) throw new ProblemError('person-exists');
    await work
      .insertInto('person')
      .values({
        id: device.person,
        name: null,
        epoch: newEpoch(),
        revision: 0,
        max_lamport: 0,
        merged_into: null,
        created_at_ms: now(),
        last_exchange_at_ms: null,
      })
      .execute();
    await work
      .insertInto('device')
      .values({
        token_hash: hashOf(device.token),
        person_id: device.person,
        replica: device.replica,
        created_at_ms: now(),
        last_seen_at_ms: null,
        revoked_at_ms: null,
      })
      .execute();
  });

async function requireOwnDevice(work: Work, { token }: NewDevice, person: string): Promise<void> {
  const device = await work
    .selectFrom('device')
    .select(['person_id', 'revoked_at_ms'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (device?.person_id !== person) throw new ProblemError('person-exists');
  if (device.revoked_at_ms !== null) throw new ProblemError('revoked-token');
}
