import { ByteReader } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { readReplicas, startContext, writeReplicas } from '../../src/protocol/facts/codec-context.ts';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { compareSlots, readFacts, writeFacts } from '../../src/protocol/facts/fact-codec.ts';
import { REPLICA_BYTES } from '../../src/protocol/ids.ts';

/** A joined fact, and the person's revision that last changed it. */
export interface KeptSlot {
  readonly fact: Fact;
  readonly revision: number;
}

/** All that one person did in one course, by slot. */
export type CourseState = Map<string, KeptSlot>;

const VERSION = 1;

/**
 * The bytes that the database keeps: version, a replica, the table of the others, the facts as messages write them,
 * and a revision for each slot in the same order. `replica` may be any; stamps of its own facts are shortest.
 */
export function encodeCourseState(state: CourseState, replica: string): Uint8Array {
  const slots = [...state.values()].sort((a, b) => compareSlots(a.fact, b.fact));
  const context = startContext(replica);
  const facts = new ByteWriter();
  writeFacts(
    facts,
    context,
    slots.map((slot) => slot.fact),
  );
  const w = new ByteWriter();
  w.byte(VERSION);
  w.bytes(fromHex(replica));
  writeReplicas(w, context);
  w.bytes(facts.finish());
  for (const slot of slots) w.varint(slot.revision);
  return w.finish();
}

/** @throws MalformedError when the bytes are not what `encodeCourseState` wrote: the database is damaged. */
export function decodeCourseState(bytes: Uint8Array): CourseState {
  const r = new ByteReader(bytes);
  const version = r.byte();
  if (version !== VERSION) throw new Error(`a course state of version ${version}, which this server does not know`);
  const replica = toHex(r.bytes(REPLICA_BYTES));
  const state: CourseState = new Map();
  for (const fact of readFacts(r, readReplicas(r, replica))) {
    state.set(slotKey(fact), { fact, revision: r.varint() });
  }
  r.end();
  return state;
}
