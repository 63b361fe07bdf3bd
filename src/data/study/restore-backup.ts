import { MAX_LAMPORT_LEAP } from '../../protocol/exchange/version.ts';
import { slotKey } from '../../protocol/facts/fact.ts';
import { highestLamport } from '../../protocol/facts/lattice.ts';
import type { Backup } from '../../protocol/people/backup-file.ts';
import { afterRestoring } from './fact-row.ts';
import { identityInside } from './identity.ts';
import { CLOCK, ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/**
 * Joins a backup's facts into this study, in one strict transaction; they are unsent here, and go up again where the server lacks
 * them. The device asks to be the backup's person when it next reaches the server [BAK2]. Restoring twice changes nothing.
 * False where the file's numbers are beyond all that a phone could have written: nothing is kept of it then.
 * @throws StorageFullError, NewerDataError
 */
export const restoreBackup = (db: StudyDb, { facts, person, recovery }: Backup): Promise<boolean> =>
  write(db, async () => {
    const before = (await db.clock.get(CLOCK.lamport)) ?? 0;
    const highest = facts.reduce((max, fact) => Math.max(max, highestLamport(fact)), before);
    // A clock that jumped to its end could never write again.
    if (highest > before + MAX_LAMPORT_LEAP) return false;
    const rows = await db.facts.bulkGet(facts.map(slotKey));
    await db.facts.bulkPut(facts.map((fact, i) => afterRestoring(rows[i], fact)));
    await db.clock.put(highest, CLOCK.lamport);
    const identity = await identityInside(db);
    const isHerDevice = identity.isRegistered && identity.person === person;
    if (!isHerDevice) await db.identity.put({ ...identity, recovery, isRegistered: false }, ONLY);
    return true;
  });
