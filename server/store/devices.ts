import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext, Work } from './context.ts';
import { hashOf, newEpoch } from './secrets.ts';
import type { NewDevice } from './store.ts';

export interface Device {
  readonly tokenHash: string;
  readonly person: string;
}

const DAY_MS = 24 * 60 * 60_000;
/** A token that was not used for so long is not taken any more [TOK4]. */
const EXPIRES_AFTER_MS = 400 * DAY_MS;

/** The device that a token speaks for. @throws ProblemError unknown-token, revoked-token */
export async function authenticate({ now }: StoreContext, work: Work, token: string): Promise<Device> {
  const tokenHash = hashOf(token);
  const device = await findDevice(work, tokenHash);
  if (!device || isExpired(device, now())) throw new ProblemError('unknown-token');
  if (device.revoked_at_ms !== null) throw new ProblemError('revoked-token');
  await noteUse(work, tokenHash, device.last_seen_at_ms, now());
  return { tokenHash, person: device.person_id };
}

const findDevice = (work: Work, tokenHash: string) =>
  work
    .selectFrom('device')
    .select(['person_id', 'created_at_ms', 'last_seen_at_ms', 'revoked_at_ms'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();

type DeviceRow = NonNullable<Awaited<ReturnType<typeof findDevice>>>;

const isExpired = ({ last_seen_at_ms, created_at_ms }: DeviceRow, nowMs: number): boolean =>
  nowMs - (last_seen_at_ms ?? created_at_ms) > EXPIRES_AFTER_MS;

/** Once a day is exact enough for a token's expiry. */
async function noteUse(work: Work, tokenHash: string, lastSeenAtMs: number | null, nowMs: number): Promise<void> {
  if (lastSeenAtMs !== null && nowMs - lastSeenAtMs < DAY_MS) return;
  await work.updateTable('device').set({ last_seen_at_ms: nowMs }).where('token_hash', '=', tokenHash).execute();
}

/**
 * Takes in a person and her first device. Whoever knows a person's id cannot become her with it: a person who is known
 * gets another device by a link code alone. The same request again finds its own token and is content [TOK2]; an
 * expired one stays expired.
 */
export const registerDevice = ({ db, now }: StoreContext, device: NewDevice): Promise<void> =>
  db.transaction().execute(async (work) => {
    const known = await work
      .selectFrom('person')
      .select(['id', 'merged_into'])
      .where('id', '=', device.person)
      .executeTakeFirst();
    if (known) return requireOwnDevice(work, device, known.merged_into ?? known.id, now());
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

async function requireOwnDevice(work: Work, { token }: NewDevice, person: string, nowMs: number): Promise<void> {
  const device = await findDevice(work, hashOf(token));
  if (device?.person_id !== person || isExpired(device, nowMs)) throw new ProblemError('person-exists');
  if (device.revoked_at_ms !== null) throw new ProblemError('revoked-token');
}
