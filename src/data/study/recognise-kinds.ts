import { slotKey } from '../../protocol/facts/fact.ts';
import { NOBODY } from '../../protocol/ids.ts';
import { afterAck, afterDoing } from './fact-row.ts';
import { reread } from './reread.ts';
import type { StudyDb } from './study-db.ts';
import { write } from './write.ts';

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
      const fact = row && reread(row.fact, NOBODY);
      if (!row || !fact || fact.kind === 'opaque') continue;
      const acked = row.acked && reread(row.acked, NOBODY);
      const known = await db.facts.get(slotKey(fact));
      const after = acked ? afterAck(known, acked) : known;
      const done = afterDoing(after, fact) ?? after;
      if (done) await db.facts.put(done);
      await db.facts.delete(row.slot);
    }
  });
}
