import { ByteReader } from '../../protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../protocol/bytes/byte-writer.ts';
import { PROTOCOL_VERSION } from '../../protocol/exchange/version.ts';
import { startContext } from '../../protocol/facts/codec-context.ts';
import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import { readFacts, writeFacts } from '../../protocol/facts/fact-codec.ts';
import { factSet } from '../../protocol/facts/fact-set.ts';
import { afterDoing } from './fact-row.ts';
import { identityInside } from './identity.ts';
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
      const row = afterDoing(await db.facts.get(slot), asSent(fact, replica));
      if (row) await db.facts.put(row);
    }
  });
}

/** The fact as the server will read it: what could never reach it, or would differ there, must not be kept here. */
function asSent(fact: Fact, replica: string): Fact {
  const context = startContext(replica, PROTOCOL_VERSION);
  const w = new ByteWriter();
  writeFacts(w, context, [fact]);
  const [read] = readFacts(new ByteReader(w.finish()), { ...context, lastLamport: 0, lastReplica: 0 });
  if (!read) throw new RangeError(`nothing to keep in ${slotKey(fact)}`);
  return read;
}
