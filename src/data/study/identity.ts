import { toHex } from '../../protocol/bytes/hex.ts';
import { START_CURSOR } from '../../protocol/exchange/cursor.ts';
import type { Membership } from '../../protocol/people/api.ts';
import { forgetAcks } from './forget-acks.ts';
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
    isForgotten: false,
  };
  await db.identity.put(identity, ONLY);
  return identity;
}

/** The server knows this device by `token`, or does not know it any more. Nothing happens where it has another by now. */
export async function markRegistered(db: StudyDb, token: string, isRegistered = true): Promise<void> {
  await change(db, (identity) => (identity.token === token ? { ...identity, isRegistered } : identity));
}

/** Keeps who the server says this person is. Another person means that nothing is known of the server's state. */
export async function saveMembership(db: StudyDb, membership: Membership): Promise<void> {
  await change(db, (identity) => ({ ...identity, person: membership.person, membership, isForgotten: false }));
}

/**
 * The server takes `token` no more: it has expired, or a facilitator has revoked it. The device begins again as a new one, of a
 * nameless person who has sent nothing yet, so that its work is safe until a code merges her back [TOK3]. Nothing
 * happens where another tab did that already.
 */
export async function becomeNewDevice(db: StudyDb, token: string): Promise<void> {
  await write(db, async () => {
    const before = await identityInside(db);
    if (before.token !== token) return;
    const isForgotten = before.isForgotten || before.membership !== undefined;
    const fresh = { person: randomHex(16), token: randomHex(32), isRegistered: false, membership: undefined };
    await db.identity.put({ ...before, ...fresh, isForgotten }, ONLY);
    await forgetCursor(db);
    await forgetAcks(db);
  });
}

async function change(db: StudyDb, edit: (identity: Identity) => Identity): Promise<void> {
  await write(db, async () => {
    const before = await identityInside(db);
    const after = edit(before);
    await db.identity.put(after, ONLY);
    if (after.person !== before.person) await forgetCursor(db);
  });
}

async function forgetCursor(db: StudyDb): Promise<void> {
  const exchange = await db.exchange.get(ONLY);
  if (exchange) await db.exchange.put({ ...exchange, cursor: START_CURSOR }, ONLY);
}
