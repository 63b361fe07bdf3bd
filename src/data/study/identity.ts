import { toHex } from '../../protocol/bytes/hex.ts';
import { START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { Membership } from '../../protocol/people/api.ts';
import { type Identity, ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

const randomHex = (byteCount: number): string => toHex(crypto.getRandomValues(new Uint8Array(byteCount)));

/** Who this profile is; made at the first call, nameless and unknown to the server. Not for live queries: it may write. */
export async function readIdentity(db: StudyDb): Promise<Identity> {
  return (await db.identity.get(ONLY)) ?? write(db, () => identityInside(db));
}

/** The same inside a transaction that is open already. */
export async function identityInside(db: StudyDb): Promise<Identity> {
  const known = await db.identity.get(ONLY);
  if (known) return known;
  const identity: Identity = {
    person: randomHex(16),
    replica: randomHex(8),
    token: randomHex(32),
    isRegistered: false,
    membership: undefined,
  };
  await db.identity.put(identity, ONLY);
  return identity;
}

/** The server knows this device's token, or does not know it any more. */
export async function markRegistered(db: StudyDb, isRegistered = true): Promise<void> {
  await change(db, (identity) => ({ ...identity, isRegistered }));
}

/** Keeps who the server says this person is. Another person means that nothing is known of the server's state. */
export async function saveMembership(db: StudyDb, membership: Membership): Promise<void> {
  await change(db, (identity) => ({ ...identity, person: membership.person, membership }));
}

/**
 * The server does not know this device, but knows `person` by her other devices: the device begins again as a nameless
 * person, so that its work is safe, until a code merges her back. Nothing happens where another tab did that already.
 */
export async function becomeNameless(db: StudyDb, person: string): Promise<void> {
  await change(db, (identity) =>
    identity.person === person ? { ...identity, person: randomHex(16), membership: undefined } : identity,
  );
}

/**
 * The server takes `token` no more: a facilitator has revoked it. The device begins again as a new one, of a nameless person; a
 * code then merges it back, with all that it holds. Nothing happens where another tab did that already.
 */
export async function becomeNewDevice(db: StudyDb, token: string): Promise<void> {
  await change(db, (identity) =>
    identity.token === token
      ? { ...identity, person: randomHex(16), token: randomHex(32), isRegistered: false, membership: undefined }
      : identity,
  );
}

async function change(db: StudyDb, edit: (identity: Identity) => Identity): Promise<void> {
  await write(db, async () => {
    const before = await identityInside(db);
    const after = edit(before);
    await db.identity.put(after, ONLY);
    if (after.person === before.person) return;
    const exchange = await db.exchange.get(ONLY);
    if (exchange) await db.exchange.put({ ...exchange, cursor: START_CURSOR }, ONLY);
  });
}
