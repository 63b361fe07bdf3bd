import { highestLamportOf } from '../../protocol/facts/lattice.ts';
import { encodeBackup } from '../../protocol/people/backup-file.ts';
import { recoveryToken } from '../../protocol/people/recovery-token.ts';
import { claimedMinute } from './claimed-time.ts';
import { NewerDataError, StorageFullError } from './errors.ts';
import { readIdentity } from './identity.ts';
import { CLOCK, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/** All of her work as a file, and the way back to her person: the bytes of `backup-file.ts`. `nowMs`: milliseconds since 1970. */
export async function makeBackup(db: StudyDb, nowMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const { person, replica, token, membership } = await readIdentity(db);
  const facts = (await db.facts.toArray()).map(({ fact }) => fact);
  await markAsSeen(db, highestLamportOf(facts));
  return encodeBackup({
    person,
    replica,
    recovery: await recoveryToken(token),
    name: membership?.name ?? undefined,
    savedMinute: claimedMinute(nowMs),
    facts,
  });
}

/** Whoever restores the copy has seen all of it: what is written next here is newer [LAM4]. A full phone still gives its copy. */
async function markAsSeen(db: StudyDb, lamport: number): Promise<void> {
  if (lamport <= ((await db.clock.get(CLOCK.lamport)) ?? 0)) return;
  await write(db, async () => {
    const before = (await db.clock.get(CLOCK.lamport)) ?? 0;
    await db.clock.put(Math.max(before, lamport), CLOCK.lamport);
  }).catch((error: unknown) => {
    if (!(error instanceof StorageFullError) && !(error instanceof NewerDataError)) throw error;
  });
}
