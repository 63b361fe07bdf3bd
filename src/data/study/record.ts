import type { Fact } from '../../protocol/facts/fact.ts';
import { factSet } from '../../protocol/facts/fact-set.ts';
import { afterDoing } from './fact-row.ts';
import { identityInside } from './identity.ts';
import { reread } from './reread.ts';
import { CLOCK, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/** Who writes, and when: the order of all that this person writes [LAM1]. */
export interface Stamp {
  readonly replica: string;
  /**
   * Above all that this phone has read or sent. A Lamport number counts messages, not writes: what is written again in one slot
   * before anybody has seen it takes its own place [LAM4].
   */
  readonly lamport: number;
}

/**
 * Joins what the person did into her study, in one strict transaction; resolves when it is on the disk. `make` runs
 * inside that transaction and may read the study. Where nothing grows, nothing is written.
 * @throws StorageFullError, NewerDataError; RangeError, MalformedError where a fact could not be sent
 */
export async function record(
  db: StudyDb,
  make: (stamp: Stamp) => readonly Fact[] | Promise<readonly Fact[]>,
): Promise<void> {
  await write(db, async () => {
    const { replica } = await identityInside(db);
    const lamport = ((await db.clock.get(CLOCK.lamport)) ?? 0) + 1;
    const done = factSet(await make({ replica, lamport }));
    for (const [slot, fact] of done) {
      // What could never reach the server, or would differ there, must not be kept here.
      const row = afterDoing(await db.facts.get(slot), reread(fact, replica));
      if (row) await db.facts.put(row);
    }
  });
}
