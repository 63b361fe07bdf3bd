import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import type { ProtocolVersion } from '../exchange/version.ts';
import { REPLICA_BYTES } from '../ids.ts';

/**
 * What the codecs of one message share: the version of its format, the table of replicas, whose first is the sender [MSG3],
 * and the stamp that was written last, so that the next one is a small difference, or none [ENC6].
 */
export interface CodecContext {
  readonly version: ProtocolVersion;
  readonly replicas: string[];
  /** Number of each replica in the table. */
  readonly numbers: Map<string, number>;
  lastLamport: number;
  /** Number of the replica of that stamp. */
  lastReplica: number;
  /** Where the coverage of the item at hand ends, once it was said: her place is often there. */
  lastEnd: number | undefined;
}

export const startContext = (self: string, version: ProtocolVersion): CodecContext => ({
  version,
  replicas: [self],
  numbers: new Map([[self, 0]]),
  lastLamport: 0,
  lastReplica: 0,
  lastEnd: undefined,
});

/** The number of a replica in the table; a new one is added. */
export function replicaIndex(context: CodecContext, replica: string): number {
  const known = context.numbers.get(replica);
  if (known !== undefined) return known;
  const index = context.replicas.push(replica) - 1;
  context.numbers.set(replica, index);
  return index;
}

export function replicaAt(context: CodecContext, index: number): string {
  const replica = context.replicas[index];
  if (replica === undefined) throw new MalformedError('names a replica that is not in the table');
  return replica;
}

/** The table without its first entry, and without its length, which the message's head holds. */
export function writeReplicas(w: ByteWriter, context: CodecContext): void {
  for (const replica of context.replicas.slice(1)) w.bytes(fromHex(replica));
}

/** Adds `count` replicas to the table. */
export function readReplicas(r: ByteReader, context: CodecContext, count: number): CodecContext {
  for (let left = count; left > 0; left--) context.replicas.push(toHex(r.bytes(REPLICA_BYTES)));
  return context;
}
