import { ByteReader } from '../../src/protocol/bytes/byte-reader.ts';
import { readReplicas, startContext } from '../../src/protocol/facts/codec-context.ts';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { readFacts } from '../../src/protocol/facts/fact-codec.ts';
import { REPLICA_BYTES } from '../../src/protocol/ids.ts';
import { emptyItems, readItems, rewriteItems, STATE_VERSION } from './state-items.ts';

/** A joined fact, and the person's revision that last changed it. */
export interface KeptSlot {
  readonly fact: Fact;
  readonly revision: number;
}

/** All that one person did in one course, by slot. */
export type CourseState = Map<string, KeptSlot>;

/** The bytes that the database keeps (`state-items.ts`). `replica` may be any; stamps of its own facts are shortest. */
export function encodeCourseState(state: CourseState, replica: string): Uint8Array {
  const items = new Map<number, KeptSlot[]>();
  for (const slot of state.values()) {
    const known = items.get(slot.fact.item);
    if (known) known.push(slot);
    else items.set(slot.fact.item, [slot]);
  }
  const [first] = state.values();
  const empty = emptyItems(first?.fact.course ?? 0, replica);
  const touched = { items: [...items.keys()].sort((a, b) => a - b), changedAfter: 0 };
  return rewriteItems(empty, touched, (item) => items.get(item)) ?? empty;
}

/** @throws MalformedError when the bytes are not what any server ever wrote: the database is damaged. */
export function decodeCourseState(bytes: Uint8Array): CourseState {
  const slots = bytes[0] === 1 ? readVersion1(bytes) : readItems(bytes);
  return new Map(slots.map((slot) => [slotKey(slot.fact), slot]));
}

/** The same state as the present version writes it. */
export function upgradeCourseState(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === STATE_VERSION) return bytes;
  return encodeCourseState(decodeCourseState(bytes), replicaOf(bytes));
}

/** The replica whose stamps a state writes shortest. In every version it stands behind the version's byte. */
export const replicaOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(1, 1 + REPLICA_BYTES)).toString('hex');

/** Version 1: a replica, the table of the others, the facts as messages of version 1 write them, a revision for each slot. */
function readVersion1(bytes: Uint8Array): KeptSlot[] {
  const r = new ByteReader(bytes);
  r.bytes(1 + REPLICA_BYTES);
  const context = readReplicas(r, startContext(replicaOf(bytes), 1), r.count());
  const slots = readFacts(r, context).map((fact) => ({ fact, revision: r.varint() }));
  r.end();
  return slots;
}
