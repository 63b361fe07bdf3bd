import { ByteReader } from '../../protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../protocol/bytes/byte-writer.ts';
import { PROTOCOL_VERSION } from '../../protocol/exchange/version.ts';
import { startContext } from '../../protocol/facts/codec-context.ts';
import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import { readFacts, writeFacts } from '../../protocol/facts/fact-codec.ts';
import { afterAck, afterDoing } from './fact-row.ts';
import type { StudyDb } from './study-db.ts';
import { write } from './write.ts';

const NOBODY = '0000000000000000';

/**
 * What an older version of the app kept as payloads, because it did not know the kind, becomes facts of that kind where this
 * version knows it [OPQ1]. Nothing is written where there is none.
 * @throws StorageFullError, NewerDataError
 */
export async function recogniseKinds(db: StudyDb): Promise<void> {
  const slots = (await db.facts.toCollection().primaryKeys()).filter((slot) => slot.includes('/opaque/'));
  if (slots.length === 0) return;
  await write(db, async () => {
    for (const row of await db.facts.bulkGet(slots)) {
      const fact = row && recognised(row.fact);
      if (!row || !fact || fact.kind === 'opaque') continue;
      const acked = row.acked && recognised(row.acked);
      const known = await db.facts.get(slotKey(fact));
      const after = acked ? afterAck(known, acked) : known;
      const done = afterDoing(after, fact) ?? after;
      if (done) await db.facts.put(done);
      await db.facts.delete(row.slot);
    }
  });
}

/** The same bytes, read again. */
function recognised(fact: Fact): Fact | undefined {
  const context = startContext(NOBODY, PROTOCOL_VERSION);
  const w = new ByteWriter();
  writeFacts(w, context, [fact]);
  return readFacts(new ByteReader(w.finish()), { ...context, lastLamport: 0, lastReplica: 0 })[0];
}
