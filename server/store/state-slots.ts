import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import type { CodecContext } from '../../src/protocol/facts/codec-context.ts';
import { compactShape, readCompact } from '../../src/protocol/facts/compact-shapes.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { GENERAL_CODES, readBody, writeBody } from '../../src/protocol/facts/fact-body.ts';
import { compareSlots } from '../../src/protocol/facts/fact-codec.ts';
import { MAX_LAMPORT } from '../../src/protocol/facts/stamped.ts';
import type { KeptSlot } from './course-state.ts';

/** What is so small costs the least to allocate; most items are. */
const SMALL_BYTES = 64;

/** Set in a fact's head: the varint behind it is how far its revision lies before the record's. */
const IS_OLDER = 16;

/**
 * The slots of one item: varint Lamport number to begin with, then each fact as messages of version 2 write it, to the end:
 * a byte with its shape (and `IS_OLDER`), its body. A slot of payloads has an entry for each.
 */
export function writeSlots(context: CodecContext, slots: readonly KeptSlot[], revision: number): Uint8Array {
  const sorted = slots.length > 1 ? slots.toSorted((a, b) => compareSlots(a.fact, b.fact)) : slots;
  const w = new ByteWriter(SMALL_BYTES);
  begin(context, firstLamport(sorted));
  w.varint(context.lastLamport);
  for (const slot of sorted) {
    if (slot.fact.kind !== 'opaque') {
      writeEntry(w, context, slot.fact, revision - slot.revision);
      continue;
    }
    for (const payload of slot.fact.value) {
      writeEntry(w, context, { ...slot.fact, value: new Set([payload]) }, revision - slot.revision);
    }
  }
  return w.finish();
}

/** The stamp that the item's facts most likely share. */
function firstLamport(slots: readonly KeptSlot[]): number {
  for (const { fact } of slots) {
    if (fact.kind === 'register') return fact.value.lamport;
    if (fact.kind !== 'attempt') continue;
    for (const answer of fact.value.answers.values()) return answer.lamport;
  }
  return 0;
}

function begin(context: CodecContext, lamport: number): void {
  context.lastLamport = lamport;
  context.lastReplica = 0;
  context.lastEnd = undefined;
}

function writeEntry(w: ByteWriter, context: CodecContext, fact: Fact, revisionsBack: number): void {
  const compact = compactShape(fact, context);
  w.byte((compact?.code ?? GENERAL_CODES[fact.kind]) + (revisionsBack > 0 ? IS_OLDER : 0));
  if (revisionsBack > 0) w.varint(revisionsBack);
  if (compact) compact.write(w);
  else writeBody(w, context, fact);
  noteEnd(context, fact);
}

const noteEnd = (context: CodecContext, fact: Fact): void => {
  if (fact.kind === 'coverage') context.lastEnd = fact.value.at(-1)?.[1];
};

export interface RecordHead {
  readonly course: number;
  readonly item: number;
  readonly revision: number;
}

/** @throws MalformedError */
export function readSlots(body: Uint8Array, context: CodecContext, { course, item, revision }: RecordHead): KeptSlot[] {
  const r = new ByteReader(body);
  const lamport = r.varint();
  if (lamport > MAX_LAMPORT) throw new MalformedError('a Lamport number out of range');
  begin(context, lamport);
  const slots: KeptSlot[] = [];
  let payloads: { sub: string; all: Set<string> } | undefined;
  while (r.left > 0) {
    const head = r.byte();
    const back = head >= IS_OLDER ? r.varint() : 0;
    const code = head % IS_OLDER;
    const subject = { course, item };
    const fact = readBody(r, context, subject, code) ?? readCompact(r, context, subject, code);
    if (!fact || head >= 2 * IS_OLDER) throw new MalformedError('an unknown shape');
    noteEnd(context, fact);
    if (fact.kind !== 'opaque') {
      slots.push({ fact, revision: revision - back });
    } else if (payloads?.sub === fact.sub) {
      for (const payload of fact.value) payloads.all.add(payload);
    } else {
      payloads = { sub: fact.sub, all: new Set(fact.value) };
      slots.push({ fact: { ...fact, value: payloads.all }, revision: revision - back });
    }
  }
  return slots;
}
