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
export const MAX_LAMPORT = 2 ** 52 - 1;

type Stamp = Pick<Stamped, 'lamport' | 'replica'>;

/** Which of two writes is newer: by Lamport number, then replica, then the value's bytes. A total order. */
export function compareStamped(a: Stamped, b: Stamped): number {
  if (a.lamport !== b.lamport) return a.lamport - b.lamport;
  if (a.replica !== b.replica) return a.replica < b.replica ? -1 : 1;
  return compareValues(a.value, b.value);
}

/** The newer of the two: a maximum in a total order, hence commutative, associative and idempotent. */
export const joinStamped = (a: Stamped, b: Stamped): Stamped => (compareStamped(a, b) >= 0 ? a : b);

export const isSameStamp = (a: Stamp, b: Stamp): boolean => a.lamport === b.lamport && a.replica === b.replica;

/**
 * One bit tells whether the stamp is spelled out. It is not where it follows from the last one: in version 2 by being the same,
 * since all that a phone did since its last message has one Lamport number; in version 1 by being the next number
 * of the message's own replica [ENC6].
 */
export function followsOn(context: CodecContext, { lamport, replica }: Stamp): boolean {
  const index = replicaIndex(context, replica);
  if (context.version === 1) return lamport === context.lastLamport + 1 && index === 0;
  return lamport === context.lastLamport && index === context.lastReplica;
}

export function writeStamped(w: ByteWriter, context: CodecContext, stamped: Stamped, isImplied: boolean): void {
  const index = replicaIndex(context, stamped.replica);
  if (!isImplied) {
    w.zigzag(stamped.lamport - context.lastLamport);
    w.varint(index);
  }
  context.lastLamport = stamped.lamport;
  context.lastReplica = index;
  writeValue(w, stamped.value);
}

export const readStamped = (r: ByteReader, context: CodecContext, isImplied: boolean): Stamped => ({
  ...(isImplied ? impliedStamp(context) : readStamp(r, context)),
  value: readValue(r),
});

/** The stamp that `followsOn` left out. */
export function impliedStamp(context: CodecContext): Stamp {
  if (context.version === 1) {
    context.lastLamport += 1;
    context.lastReplica = 0;
  }
  return checked(context);
}

function readStamp(r: ByteReader, context: CodecContext): Stamp {
  context.lastLamport += r.zigzag();
  context.lastReplica = r.varint();
  return checked(context);
}

function checked(context: CodecContext): Stamp {
  const { lastLamport: lamport, lastReplica } = context;
  if (lamport < 0 || lamport > MAX_LAMPORT) throw new MalformedError('a Lamport number out of range');
  return { lamport, replica: replicaAt(context, lastReplica) };
}
