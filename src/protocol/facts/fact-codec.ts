import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { fromHex, toHex } from '../bytes/hex.ts';
import { readAttempt, writeAttempt } from './attempt.ts';
import { type CodecContext, replicaAt, replicaIndex } from './codec-context.ts';
import { readCounter, writeCounter } from './counter.ts';
import { readCoverage, writeCoverage } from './coverage.ts';
import { type Fact, type FactKind, slotKey } from './fact.ts';
import { readStamped, writeStamped } from './stamped.ts';

/** Three bits of a fact's head [FACT2]. 0 is a kind of a later version, behind its length. */
const CODES = { opaque: 0, coverage: 1, flag: 2, attempt: 3, register: 4, counter: 5 } as const satisfies Record<
  FactKind,
  number
>;

/** What was read can be written again: an item's number shares a varint with the kind. */
const MAX_ITEM = 2 ** 50 - 1;

/**
 * Writes facts grouped by course, ascending, and by item inside a course [FACT1]: a count of groups; a group is its course
 * number, a count, and the facts.
 */
export function writeFacts(w: ByteWriter, context: CodecContext, facts: readonly Fact[]): void {
  const courses = new Map<number, Fact[]>();
  for (const fact of [...facts].sort(compareSlots).flatMap(spread)) {
    const group = courses.get(fact.course);
    if (group) group.push(fact);
    else courses.set(fact.course, [fact]);
  }
  w.varint(courses.size);
  for (const [course, group] of courses) {
    w.varint(course);
    w.varint(group.length);
    let item = 0;
    for (const fact of group) {
      w.varint((fact.item - item) * 8 + CODES[fact.kind]);
      item = fact.item;
      writeFact(w, context, fact);
    }
  }
}

/** The order of facts in every message: ascending by course, then item, then the slot's name. */
export function compareSlots(a: Fact, b: Fact): number {
  if (a.course !== b.course) return a.course - b.course;
  if (a.item !== b.item) return a.item - b.item;
  return slotKey(a) < slotKey(b) ? -1 : 1;
}

/** An opaque slot travels as one entry a payload. */
const spread = (fact: Fact): Fact[] =>
  fact.kind === 'opaque' ? [...fact.value].sort().map((payload) => ({ ...fact, value: new Set([payload]) })) : [fact];

function writeFact(w: ByteWriter, context: CodecContext, fact: Fact): void {
  switch (fact.kind) {
    case 'coverage':
      w.varint(Number(fact.sub));
      return writeCoverage(w, fact.value);
    case 'flag':
      return w.varint(Number(fact.sub));
    case 'attempt': {
      const [replica = '', n] = fact.sub.split('.');
      w.varint(replicaIndex(context, replica));
      w.varint(Number(n));
      return writeAttempt(w, context, fact.value);
    }
    case 'register':
      w.varint(Number(fact.sub));
      return writeStamped(w, context, fact.value, false);
    case 'counter':
      w.varint(Number(fact.sub));
      return writeCounter(w, context, fact.value);
    case 'opaque': {
      const [code, sub = ''] = fact.sub.split('.');
      w.varint(Number(code));
      w.block(fromHex(sub));
      for (const payload of fact.value) w.block(fromHex(payload));
    }
  }
}

/** Each slot once: a message that says one twice is refused, so that nothing is joined again and again [FACT1]. */
export function readFacts(r: ByteReader, context: CodecContext): Fact[] {
  const slots = new Map<string, Fact>();
  const payloads = new Map<string, Set<string>>();

  const add = (fact: Fact): void => {
    const key = slotKey(fact);
    if (fact.kind !== 'opaque') {
      if (slots.has(key)) throw new MalformedError('says a slot twice');
      slots.set(key, fact);
      return;
    }
    // Its entries, one a payload, become one fact again.
    const all = payloads.get(key) ?? new Set();
    payloads.set(key, all);
    for (const payload of fact.value) all.add(payload);
    slots.set(key, { ...fact, value: all });
  };

  for (let groups = r.count(); groups > 0; groups--) {
    const course = r.varint();
    let item = 0;
    for (let left = r.count(); left > 0; left--) {
      const head = r.varint();
      item += Math.floor(head / 8);
      if (item > MAX_ITEM) throw new MalformedError('an item number out of range');
      add(readFact(r, context, course, item, head % 8));
    }
  }
  return [...slots.values()];
}

function readFact(r: ByteReader, context: CodecContext, course: number, item: number, code: number): Fact {
  const slot = { course, item };
  const number = () => String(r.varint());
  switch (code) {
    case CODES.coverage:
      return { ...slot, kind: 'coverage', sub: number(), value: readCoverage(r) };
    case CODES.flag:
      return { ...slot, kind: 'flag', sub: number(), value: true };
    case CODES.attempt:
      return {
        ...slot,
        kind: 'attempt',
        sub: `${replicaAt(context, r.varint())}.${r.varint()}`,
        value: readAttempt(r, context),
      };
    case CODES.register:
      return { ...slot, kind: 'register', sub: number(), value: readStamped(r, context, false) };
    case CODES.counter:
      return { ...slot, kind: 'counter', sub: number(), value: readCounter(r, context) };
    case CODES.opaque:
      return { ...slot, kind: 'opaque', sub: `${r.varint()}.${toHex(r.block())}`, value: new Set([toHex(r.block())]) };
    default:
      throw new MalformedError(`a kind that version 1 does not have: ${code}`);
  }
}
