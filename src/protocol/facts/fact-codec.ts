import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { byCourse } from './by-course.ts';
import type { CodecContext } from './codec-context.ts';
import { compactShape, readCompact } from './compact-shapes.ts';
import { type Fact, slotKey } from './fact.ts';
import { GENERAL_CODES, readBody, writeBody } from './fact-body.ts';
import { joinFacts } from './lattice.ts';

/** How many shapes a fact's head tells apart, by version [FACT2]. */
const SHAPES = { 1: 8, 2: 16 } as const;

/** What was read can be written again: an item's number shares a varint with the shape. */
const MAX_ITEM = 2 ** 49 - 1;

/**
 * Writes facts grouped by course, ascending, and by item inside a course [FACT1]: a count of groups, the Lamport number to
 * begin with (version 2); a group is its course number, a count, and the facts.
 */
export function writeFacts(w: ByteWriter, context: CodecContext, facts: readonly Fact[]): void {
  const courses = byCourse([...facts].sort(compareSlots).flatMap(spread));
  w.varint(courses.size);
  if (context.version === 2 && courses.size > 0) {
    context.lastLamport = firstOwnLamport([...courses.values()].flat(), context);
    w.varint(context.lastLamport);
  }
  for (const [course, group] of courses) {
    w.varint(course);
    w.varint(group.length);
    let item = 0;
    context.lastEnd = undefined;
    for (const fact of group) {
      if (fact.item !== item) context.lastEnd = undefined;
      writeFact(w, context, fact, fact.item - item);
      item = fact.item;
    }
  }
}

function writeFact(w: ByteWriter, context: CodecContext, fact: Fact, step: number): void {
  const compact = context.version === 2 ? compactShape(fact, context) : undefined;
  w.varint(step * SHAPES[context.version] + (compact?.code ?? GENERAL_CODES[fact.kind]));
  if (compact) compact.write(w);
  else writeBody(w, context, fact);
  if (fact.kind === 'coverage') context.lastEnd = fact.value.at(-1)?.[1];
}

/** The stamp that most facts of a message have: the first of the sender's own in it; 0 where there is none. */
function firstOwnLamport(facts: readonly Fact[], { replicas: [self] }: CodecContext): number {
  for (const { kind, value } of facts) {
    if (kind === 'register' && value.replica === self) return value.lamport;
    if (kind !== 'attempt') continue;
    const own = [...value.answers.values()].filter(({ replica }) => replica === self);
    if (own.length > 0) return own.reduce((lowest, { lamport }) => Math.min(lowest, lamport), Number.MAX_SAFE_INTEGER);
  }
  return 0;
}

/** The order of facts in every message: ascending by course, then item, then the slot's name. */
export function compareSlots(a: Fact, b: Fact): number {
  if (a.course !== b.course) return a.course - b.course;
  if (a.item !== b.item) return a.item - b.item;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.sub !== b.sub) return a.sub < b.sub ? -1 : 1;
  return 0;
}

/** An opaque slot travels as one entry a payload. */
const spread = (fact: Fact): Fact[] =>
  fact.kind === 'opaque' ? [...fact.value].sort().map((payload) => ({ ...fact, value: new Set([payload]) })) : [fact];

/** What a message says of each slot. */
type Said = Map<string, Fact[]>;

/** Each slot once: a message that says one twice is refused, so that nothing is joined again and again [FACT1]. */
export function readFacts(r: ByteReader, context: CodecContext): Fact[] {
  const said: Said = new Map();
  const groups = r.count();
  if (context.version === 2 && groups > 0) context.lastLamport = r.varint();
  for (let left = groups; left > 0; left--) readGroup(r, context, said);
  return [...said.values()].flatMap(joinPayloads);
}

/** Kinds that travel as payloads have one entry each, which become one fact again; two by two, so that many cost little. */
function joinPayloads(facts: readonly Fact[]): readonly Fact[] {
  if (facts.length <= 1) return facts;
  const half = Math.ceil(facts.length / 2);
  const [[a], [b]] = [joinPayloads(facts.slice(0, half)), joinPayloads(facts.slice(half))];
  return a && b ? [joinFacts(a, b)] : facts;
}

function readGroup(r: ByteReader, context: CodecContext, said: Said): void {
  const course = r.varint();
  const shapes = SHAPES[context.version];
  let item = 0;
  context.lastEnd = undefined;
  for (let left = r.count(); left > 0; left--) {
    const head = r.varint();
    const step = Math.floor(head / shapes);
    if (step > 0) context.lastEnd = undefined;
    item += step;
    if (item > MAX_ITEM) throw new MalformedError('an item number out of range');
    const code = head % shapes;
    const slot = { course, item };
    const fact =
      readBody(r, context, slot, code) ?? (context.version === 2 ? readCompact(r, context, slot, code) : undefined);
    if (!fact) throw new MalformedError(`a shape that version ${context.version} does not have: ${code}`);
    const known = said.get(slotKey(fact));
    if (known && code !== GENERAL_CODES.opaque) throw new MalformedError('says a slot twice');
    if (known) known.push(fact);
    else said.set(slotKey(fact), [fact]);
    if (fact.kind === 'coverage') context.lastEnd = fact.value.at(-1)?.[1];
  }
}
