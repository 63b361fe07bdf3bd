import { encodeBackup } from '../../protocol/people/backup-file.ts';
import { recoveryToken } from '../../protocol/people/recovery-token.ts';
import { claimedMinute } from './claimed-time.ts';
import { readIdentity } from './identity.ts';
import type { StudyDb } from './study-db.ts';

/** All of her work as a file, and the way back to her person: the bytes of `backup-file.ts`. `nowMs`: milliseconds since 1970. */
export async function makeBackup(db: StudyDb, nowMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const { person, replica, token, membership } = await readIdentity(db);
  const rows = await db.facts.toArray();
  return encodeBackup({
    person,
    replica,
    recovery: await recoveryToken(token),
    name: membership?.name ?? undefined,
    savedMinute: claimedMinute(nowMs),
    facts: rows.map(({ fact }) => fact),
  });
}
