import { ByteWriter } from '../../protocol/bytes/byte-writer.ts';
import { startContext } from '../../protocol/facts/codec-context.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import { writeFacts } from '../../protocol/facts/fact-codec.ts';
import { factSet } from '../../protocol/facts/fact-set.ts';
import { afterDoing } from './fact-row.ts';
import { identityInside } from './identity.ts';
import { ONLY, type StudyDb } from './study-db.ts';
import { write } from './write.ts';

/** Who writes, and the next Lamport number at each call: the order of all that this person writes [LAM1]. */
export interface Stamp {
  readonly replica: string;
  lamport(): number;
}

/**
 * Joins what the person did into her study, in one strict transaction; resolves when it is on the disk. `make` runs
 * inside that transaction and may read the study. Where nothing grows, nothing is written.
 * @throws StorageFullError, NewerDataError; RangeError where a fact could not be sent
 */
export async function record(
  db: StudyDb,
  make: (stamp: Stamp) => readonly Fact[] | Promise<readonly Fact[]>,
): Promise<void> {
  await write(db, async () => {
    const { replica } = await identityInside(db);
    const before = (await db.clock.get(ONLY)) ?? 0;
    let lamport = before;
    const done = factSet(await make({ replica, lamport: () => ++lamport }));
    for (const [slot, fact] of done) {
      assertSendable(fact, replica);
      const row = afterDoing(await db.facts.get(slot), fact);
      if (row) await db.facts.put(row);
    }
    if (lamport > before) await db.clock.put(lamport, ONLY);
  });
}

/** What the codec cannot write must not be kept: it could never reach the server. */
function assertSendable(fact: Fact, replica: string): void {
  writeFacts(new ByteWriter(), startContext(replica), [fact]);
}
