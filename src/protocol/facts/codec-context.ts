import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { REPLICA_BYTES } from '../ids.ts';

/**
 * What the codecs of one message share: the table of replicas, whose first is the sender [MSG3], and the last Lamport
 * number that was written, so that the next one is a small difference [ENC6].
 */
export interface CodecContext {
  readonly replicas: string[];
  /** Number of each replica in the table. */
  readonly numbers: Map<string, number>;
  lastLamport: number;
}

export const startContext = (self: string): CodecContext => ({
  replicas: [self],
  numbers: new Map([[self, 0]]),
  lastLamport: 0,
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

/** The table without its first entry, which the header holds. */
export function writeReplicas(w: ByteWriter, context: CodecContext): void {
  w.varint(context.replicas.length - 1);
  for (const replica of context.replicas.slice(1)) w.bytes(fromHex(replica));
}

export function readReplicas(r: ByteReader, self: string): CodecContext {
  const context = startContext(self);
  for (let left = r.count(); left > 0; left--) context.replicas.push(toHex(r.bytes(REPLICA_BYTES)));
  return context;
}
