import { toBase64Url } from '../../protocol/bytes/base64url.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { START_CURSOR } from '../../protocol/exchange/cursor.ts';
import { highestLamport } from '../../protocol/facts/lattice.ts';
import { REPLICA_BYTES, TOKEN_BYTES } from '../../protocol/ids.ts';
import type { Membership } from '../../protocol/people/api.ts';
import { forgetAcks } from './forget-acks.ts';
import { CLOCK, type Identity, ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

const random = (byteCount: number): Uint8Array => crypto.getRandomValues(new Uint8Array(byteCount));
const newPerson = (): string => toHex(random(16));
const newReplica = (): string => toHex(random(REPLICA_BYTES));
const newName = (): string => toHex(random(8));
const newToken = (): string => toBase64Url(random(TOKEN_BYTES));

/** Who this profile is; made at the first call, nameless and unknown to the server. Not for live queries: it may write. */
export async function readIdentity(db: StudyDb): Promise<Identity> {
  return (await db.identity.get(ONLY)) ?? write(db, () => identityInside(db));
}

/** The name of this study. One that was begun by an older version of the app is given it now. */
export async function nameStudy(db: StudyDb): Promise<string> {
  const named = (await readIdentity(db)).study;
  if (named !== undefined) return named;
  const name = newName();
  await change(db, (before) => ({ ...before, study: before.study ?? name }));
  return (await readIdentity(db)).study ?? name;
}

/** The same inside a transaction that is open already. */
export async function identityInside(db: StudyDb): Promise<Identity> {
  const known = await db.identity.get(ONLY);
  if (known) return known;
  const identity: Identity = {
    person: newPerson(),
    replica: newReplica(),
    token: newToken(),
    isRegistered: false,
    membership: undefined,
    isForgotten: false,
    study: newName(),
  };
  await db.identity.put(identity, ONLY);
  return identity;
}

/** The server knows this device by `token`, or does not know it any more. Nothing happens where it has another by now. */
export async function markRegistered(db: StudyDb, token: string, isRegistered = true): Promise<void> {
  await change(db, (before) => {
    if (before.token !== token) return before;
    return { ...before, isRegistered, formerToken: isRegistered ? undefined : before.formerToken };
  });
}

/**
 * Keeps who the server says this person is. Where two persons were merged the epoch tells the next exchange so: the cursor
 * stays, since with it the server knows this device for no copy [JOIN2].
 */
export async function saveMembership(db: StudyDb, membership: Membership): Promise<void> {
  await change(db, (before) => ({ ...before, person: membership.person, membership, isForgotten: false }));
}

/** The server took the device of `token` in as one of this person's [REC3]. Nothing happens where it has another token by now. */
export async function becomeRecovered(db: StudyDb, token: string, membership: Membership): Promise<void> {
  await change(db, (before) => {
    if (before.token !== token) return before;
    const { person } = membership;
    return {
      ...before,
      person,
      membership,
      isRegistered: true,
      isForgotten: false,
      formerToken: undefined,
      recovery: undefined,
    };
  });
}

/** Nobody is found by this recovery token: the device goes on as whom it is. */
export async function dropRecovery(db: StudyDb, recovery: string): Promise<void> {
  await change(db, (before) => (before.recovery === recovery ? { ...before, recovery: undefined } : before));
}

/**
 * The server takes `token` no more: it has expired, or a facilitator has revoked it. The device begins again as a new one, of a
 * nameless person who has sent nothing yet, so that its work is safe until a code merges her back [TOK3]. A copy of it
 * may do the same, so it takes a new replica id too. Nothing happens where another tab did that already.
 */
export async function becomeNewDevice(db: StudyDb, token: string): Promise<void> {
  await write(db, async () => {
    const before = await identityInside(db);
    if (before.token !== token) return;
    const isForgotten = before.isForgotten || before.membership !== undefined;
    const fresh = {
      person: newPerson(),
      replica: newReplica(),
      token: newToken(),
      isRegistered: false,
      membership: undefined,
    };
    await db.identity.put({ ...before, ...fresh, formerToken: undefined, isForgotten }, ONLY);
    await beginUnsent(db);
  });
}

/**
 * This storage is a copy of another device's. It goes on as another device of the same person, with a replica id and a token of
 * its own; the old token, which is the other one's, only introduces it to the server [REP2]. Nothing happens where
 * another tab did that already.
 */
export async function becomeSplitDevice(db: StudyDb, token: string): Promise<void> {
  await write(db, async () => {
    const before = await identityInside(db);
    if (before.token !== token) return;
    const fresh = { replica: newReplica(), token: newToken(), isRegistered: false, formerToken: token };
    await db.identity.put({ ...before, ...fresh }, ONLY);
    await beginUnsent(db);
  });
}

async function change(db: StudyDb, edit: (identity: Identity) => Identity): Promise<void> {
  await write(db, async () => {
    const before = await identityInside(db);
    const after = edit(before);
    if (after !== before) await db.identity.put(after, ONLY);
  });
}

/** A device that the server has never heard of: nothing was said, nothing was read. */
async function beginUnsent(db: StudyDb): Promise<void> {
  const exchange = await db.exchange.get(ONLY);
  if (exchange) {
    await db.exchange.put({ ...exchange, cursor: START_CURSOR, lastNonce: undefined, sumsAt: undefined }, ONLY);
  }
  await forgetAcks(db);
  await goOnAboveOwn(db);
}

/** What was written under the former replica id is older than what comes, and no stamp of the new one may equal it [LAM4]. */
async function goOnAboveOwn(db: StudyDb): Promise<void> {
  const before = (await db.clock.get(CLOCK.lamport)) ?? 0;
  let highest = before;
  await db.facts.each(({ fact }) => {
    highest = Math.max(highest, highestLamport(fact));
  });
  if (highest > before) await db.clock.put(highest, CLOCK.lamport);
}
