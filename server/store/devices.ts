import { isExpired, seenAtMs } from '../exchange/token-age.ts';
import { ProblemError } from '../people/problem-error.ts';
import type { StoreContext, Work } from './context.ts';
import { changeDevice, changeDevices, type FoundDevice, findDevice } from './device-records.ts';
import { keepRecovery } from './recovery-token.ts';
import { hashOf, newEpoch } from './secrets.ts';
import type { DeviceKeys, NewDevice } from './store.ts';

export interface Device {
  readonly tokenHash: string;
  readonly person: string;
}

/** The device that a token speaks for. @throws ProblemError unknown-token, revoked-token */
export async function authenticate({ now }: StoreContext, work: Work, token: string): Promise<Device> {
  const tokenHash = hashOf(token);
  const device = await findDevice(work, tokenHash);
  if (!device || isExpired(device, now())) throw new ProblemError('unknown-token');
  if (device.revokedAtMs !== null) throw new ProblemError('revoked-token');
  await noteUse(work, device, now());
  return { tokenHash, person: device.person };
}

async function noteUse(work: Work, device: FoundDevice, nowMs: number): Promise<void> {
  const lastSeenAtMs = seenAtMs(device, nowMs);
  if (lastSeenAtMs !== device.lastSeenAtMs) await changeDevice(work, device, { lastSeenAtMs });
}

/**
 * Takes in a person and her first device. Whoever knows a person's id cannot become her with it: a person who is known
 * gets another device only from one that she has, or by what `adopt-device.ts` takes. The same request again finds its
 * own token and is content [TOK2]; an expired one stays expired.
 */
export const registerDevice = ({ transact, now }: StoreContext, device: NewDevice): Promise<void> =>
  transact(async (work) => {
    const known = await work
      .selectFrom('person')
      .select(['id', 'merged_into'])
      .where('id', '=', device.person)
      .executeTakeFirst();
    if (known) return requireOwnDevice(work, device, known.merged_into ?? known.id, now());
    if (await findDevice(work, hashOf(device.token))) throw new ProblemError('person-exists');
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
        devices: null,
      })
      .execute();
    await insertDevice(work, device, device.person, now());
  });

/**
 * Another device of the person whose device `bearer` speaks for: a copy of that device's storage that goes on under
 * numbers of its own [REP2]. Whom it believes to be does not count.
 * @throws ProblemError unknown-token, revoked-token, person-exists
 */
export const addDevice = (store: StoreContext, bearer: string, device: NewDevice): Promise<void> =>
  store.transact(async (work) => {
    const { person } = await authenticate(store, work, bearer);
    if (await findDevice(work, hashOf(device.token))) return requireOwnDevice(work, device, person, store.now());
    await insertDevice(work, device, person, store.now());
  });

/** The one place where a person gets a device. */
export async function insertDevice(
  work: Work,
  { token, replica }: DeviceKeys,
  person: string,
  nowMs: number,
): Promise<void> {
  await work
    .insertInto('device')
    .values({
      token_hash: hashOf(token),
      person_id: person,
      replica,
      created_at_ms: nowMs,
      last_seen_at_ms: null,
      revoked_at_ms: null,
    })
    .execute();
  const listed = {
    tokenHash: hashOf(token),
    replica,
    createdAtMs: nowMs,
    lastSeenAtMs: null,
    revokedAtMs: null,
    clockOffsetMinutes: null,
    ratchet: null,
  };
  await changeDevices(work, person, (devices) => [...devices, listed]);
  await keepRecovery(work, token);
}

async function requireOwnDevice(work: Work, { token }: DeviceKeys, person: string, nowMs: number): Promise<void> {
  const device = await findDevice(work, hashOf(token));
  if (device?.person !== person || isExpired(device, nowMs)) throw new ProblemError('person-exists');
  if (device.revokedAtMs !== null) throw new ProblemError('revoked-token');
}
