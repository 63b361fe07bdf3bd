import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { type CodecContext, replicaAt, replicaIndex } from './codec-context.ts';
import { compareValues, readValue, type Value, writeValue } from './value.ts';

/**
 * A value with the moment it was written: a Lamport number and the replica that wrote it. The phone's clock plays no
 * part in the order [LAM1].
 */
export interface Stamped {
  readonly lamport: number;
  readonly replica: string;
  readonly value: Value;
}

/** What was read can be written again: a Lamport number shares a varint with its sign. */
const MAX_LAMPORT = 2 ** 52 - 1;

/** Which of two writes is newer: by Lamport number, then replica, then the value's bytes. A total order. */
export function compareStamped(a: Stamped, b: Stamped): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  if (a.replica !== b.replica) return a.replica < b.replica ? -1 : 1;
  return compareValues(a.value, b.value);
}

/** The newer of the two: a maximum in a total order, hence commutative, associative and idempotent. */
export const joinStamped = (a: Stamped, b: Stamped): Stamped => (compareStamped(a, b) >= 0 ? a : b);

/**
 * One bit tells whether the stamp is spelled out. It is not where it follows from what went before: the next Lamport number, by the
 * message's own replica; a quiz answered in a row costs no bytes for its order [ENC6].
 */
export const followsOn = (context: CodecContext, stamped: Stamped): boolean =>
  stamped.lamport === context.lastLamport + 1 && replicaIndex(context, stamped.replica) === 0;

export function writeStamped(w: ByteWriter, context: CodecContext, stamped: Stamped, isImplied: boolean): void {
  if (!isImplied) {
    w.zigzag(stamped.lamport - context.lastLamport);
    w.varint(replicaIndex(context, stamped.replica));
  }
  context.lastLamport = stamped.lamport;
  writeValue(w, stamped.value);
}

export function readStamped(r: ByteReader, context: CodecContext, isImplied: boolean): Stamped {
  const lamport = context.lastLamport + (isImplied ? 1 : r.zigzag());
  if (lamport < 0 || lamport > MAX_LAMPORT) throw new MalformedError('a Lamport number out of range');
  const replica = replicaAt(context, isImplied ? 0 : r.varint());
  context.lastLamport = lamport;
  return { lamport, replica, value: readValue(r) };
}
