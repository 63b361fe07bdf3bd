import { ByteReader } from '../../protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../protocol/bytes/byte-writer.ts';
import { PROTOCOL_VERSION } from '../../protocol/exchange/version.ts';
import { startContext } from '../../protocol/facts/codec-context.ts';
import { type Fact, slotKey } from '../../protocol/facts/fact.ts';
import { readFacts, writeFacts } from '../../protocol/facts/fact-codec.ts';

/** The fact as a reader of this version's messages has it. @throws RangeError, MalformedError where it cannot be said */
export function reread(fact: Fact, replica: string): Fact {
  const context = startContext(replica, PROTOCOL_VERSION);
  const w = new ByteWriter();
  writeFacts(w, context, [fact]);
  const [read] = readFacts(new ByteReader(w.finish()), { ...context, lastLamport: 0, lastReplica: 0 });
  if (!read) throw new RangeError(`nothing to keep in ${slotKey(fact)}`);
  return read;
}
