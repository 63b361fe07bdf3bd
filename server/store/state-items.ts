import { MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import {
  type CodecContext,
  replicaIndex,
  startContext,
  writeReplicas,
} from '../../src/protocol/facts/codec-context.ts';
import { REPLICA_BYTES } from '../../src/protocol/ids.ts';
import type { KeptSlot } from './course-state.ts';
import { readSlots, writeSlots } from './state-slots.ts';

/**
 * The state of a course in version 2: a record per item behind its length, ascending, so that an exchange opens the few items
 * that it touches and copies the others as they are.
 *
 * Version, a replica (stamps of its own facts are shortest), varint course, varint count and table of the other replicas, varint
 * count of items; for each varint item, varint revision (the highest of its slots), varint length, and its slots (`state-slots.ts`).
 */
export const STATE_VERSION = 2;

/** What is so small costs the least to allocate; most heads are. */
const SMALL_BYTES = 64;
/** More than a session adds to a course. */
const MOST_ADDED_BYTES = 512;

/** Looks at the slots of one item (none where it is new) and says what stands there afterwards; undefined: the same. */
export type Visit = (item: number, slots: readonly KeptSlot[]) => readonly KeptSlot[] | undefined;

export interface Touched {
  /** Item numbers, ascending, each once. */
  readonly items: readonly number[];
  /** Items that changed after this revision are visited too. */
  readonly changedAfter: number;
}

/** The state of a course in which nothing was done yet. `replica` may be any. */
export const emptyItems = (course: number, replica: string): Uint8Array =>
  headBytes({ context: startContext(replica, STATE_VERSION), course, count: 0 });

/** All slots of a course. @throws MalformedError */
export function readItems(bytes: Uint8Array): KeptSlot[] {
  const slots: KeptSlot[] = [];
  rewriteItems(bytes, { items: [], changedAfter: -1 }, (_, kept) => {
    for (const slot of kept) slots.push(slot);
    return undefined;
  });
  return slots;
}

/** The state after a visit to some of its items; undefined where nothing changed. @throws MalformedError */
export function rewriteItems(bytes: Uint8Array, touched: Touched, visit: Visit): Uint8Array | undefined {
  const { items, changedAfter } = touched;
  const { context, course, count, start } = readHead(bytes);
  const w = new ByteWriter(bytes.length + MOST_ADDED_BYTES);
  let [next, seen, added, changed, copiedTo] = [0, 0, 0, 0, start];

  const put = (item: number, slots: readonly KeptSlot[], from: number, to: number): void => {
    const after = visit(item, slots);
    if (!after) return;
    changed += 1;
    if (from === to) added += 1;
    w.bytes(bytes.subarray(copiedTo, from));
    writeRecord(w, context, item, after);
    copiedTo = to;
  };
  const putNewBefore = (item: number, at: number): void => {
    for (let first = items[next]; first !== undefined && first < item; first = items[++next]) put(first, [], at, at);
  };

  const cursor = { at: start };
  while (cursor.at < bytes.length) {
    const from = cursor.at;
    const item = varintAt(bytes, cursor);
    const revision = varintAt(bytes, cursor);
    const length = varintAt(bytes, cursor);
    const body = cursor.at;
    cursor.at += length;
    seen += 1;
    if (cursor.at > bytes.length) throw new MalformedError('a record beyond the end');
    putNewBefore(item, from);
    const isTouched = items[next] === item;
    if (isTouched) next += 1;
    if (!isTouched && revision <= changedAfter) continue;
    const slots = readSlots(bytes.subarray(body, cursor.at), context, { course, item, revision });
    put(item, slots, from, cursor.at);
  }
  if (seen !== count) throw new MalformedError('not as many records as it counts');
  putNewBefore(Number.POSITIVE_INFINITY, bytes.length);
  if (changed === 0) return undefined;
  w.bytes(bytes.subarray(copiedTo));
  return Buffer.concat([headBytes({ context, course, count: count + added }), w.finish()]);
}

function writeRecord(w: ByteWriter, context: CodecContext, item: number, slots: readonly KeptSlot[]): void {
  const revision = slots.reduce((highest, slot) => Math.max(highest, slot.revision), 0);
  w.varint(item);
  w.varint(revision);
  w.block(writeSlots(context, slots, revision));
}

interface Head {
  readonly context: CodecContext;
  readonly course: number;
  /** Of items. */
  readonly count: number;
}

function headBytes({ context, course, count }: Head): Uint8Array {
  const [replica = ''] = context.replicas;
  const w = new ByteWriter(SMALL_BYTES);
  w.byte(STATE_VERSION);
  w.bytes(Buffer.from(replica, 'hex'));
  w.varint(course);
  w.varint(context.replicas.length - 1);
  writeReplicas(w, context);
  w.varint(count);
  return w.finish();
}

function readHead(bytes: Uint8Array): Head & { start: number } {
  if (bytes[0] !== STATE_VERSION) {
    throw new Error(`a course state of version ${bytes[0]}, which this server does not know`);
  }
  const cursor = { at: 1 + REPLICA_BYTES };
  const context = startContext(hexAt(bytes, 1), STATE_VERSION);
  const course = varintAt(bytes, cursor);
  for (let left = varintAt(bytes, cursor); left > 0; left--) {
    replicaIndex(context, hexAt(bytes, cursor.at));
    cursor.at += REPLICA_BYTES;
  }
  const count = varintAt(bytes, cursor);
  return { context, course, count, start: cursor.at };
}

function hexAt(bytes: Uint8Array, at: number): string {
  if (at + REPLICA_BYTES > bytes.length) throw new MalformedError('ends too early');
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, REPLICA_BYTES).toString('hex');
}

/** As `ByteReader` reads it, without a reader for each of hundreds of records that are only passed by. */
function varintAt(bytes: Uint8Array, cursor: { at: number }): number {
  let value = 0;
  for (let factor = 1; ; factor *= 0x80) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) throw new MalformedError('ends too early');
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
}
