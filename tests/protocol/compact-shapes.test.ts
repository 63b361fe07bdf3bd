import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteReader, MalformedError } from '../../src/protocol/bytes/byte-reader.ts';
import { ByteWriter } from '../../src/protocol/bytes/byte-writer.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { startContext } from '../../src/protocol/facts/codec-context.ts';
import type { Fact } from '../../src/protocol/facts/fact.ts';
import { readFacts, writeFacts } from '../../src/protocol/facts/fact-codec.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';

const SELF = '00000000000000aa';
const OTHER = '00000000000000bb';

/** What study leaves: nearly what a compact shape says, and often not quite. */
const replica = fc.oneof({ weight: 4, arbitrary: fc.constant(SELF) }, fc.constant(OTHER));
const lamport = fc.oneof({ weight: 4, arbitrary: fc.constant(7) }, fc.nat(9));
const int = fc.oneof(fc.nat(4), fc.constantFrom(60, 480, 3_600_000)).map((n) => ({ type: 'int', n }) as const);
const stamped = fc.record({ lamport, replica, value: int });
const from = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3));
const subject = fc.record({ course: fc.constantFrom(0, 4098), item: fc.nat(4) });
const sub = fc.oneof({ weight: 4, arbitrary: fc.constant('1') }, fc.constant('2'));

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(subject, sub, from, fc.constantFrom(60, 480)).map(([at, name, start, length]) => ({
    ...at,
    kind: 'coverage' as const,
    sub: name,
    value: [[start, start + length]] as const,
  })),
  fc.tuple(subject, sub, stamped).map(([at, name, value]) => ({ ...at, kind: 'register' as const, sub: name, value })),
  fc
    .tuple(subject, replica, fc.uniqueArray(fc.nat(4)), fc.array(stamped, { minLength: 5, maxLength: 5 }))
    .map(([at, by, questions, values]) => ({
      ...at,
      kind: 'attempt' as const,
      sub: `${by}.1`,
      value: { version: 1, answers: new Map(questions.map((q, i) => [q, values[i] ?? never()])) },
    })),
  fc.tuple(subject, sub, replica, fc.nat(3000)).map(([at, name, by, day]) => ({
    ...at,
    kind: 'counter' as const,
    sub: name,
    value: new Map([[`${by}.${day}` as const, 1800]]),
  })),
);

function never(): never {
  throw new Error('more questions than answers');
}

function write(facts: readonly Fact[]) {
  const context = startContext(SELF, 2);
  const w = new ByteWriter();
  writeFacts(w, context, facts);
  return { bytes: w.finish(), replicas: context.replicas };
}

function read(bytes: Uint8Array, replicas: string[] = [SELF]): Fact[] {
  const r = new ByteReader(bytes);
  const facts = readFacts(r, { ...startContext(SELF, 2), replicas });
  r.end();
  return facts;
}

it('[FACT3] what study leaves comes back, in whatever shapes it travelled', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), (all) => {
      const said = factSet(all);
      const { bytes, replicas } = write([...said.values()]);
      expect(factSet(read(bytes, replicas))).toEqual(said);
    }),
    { numRuns: 3000 },
  );
});

it('[FACT3] an item that was watched to its end costs four bytes, with the place in it', () => {
  const watched = (item: number): Fact[] => [
    { course: 1, item, kind: 'coverage', sub: '1', value: [[0, 480]] },
    {
      course: 1,
      item,
      kind: 'register',
      sub: '1',
      value: { lamport: 7, replica: SELF, value: { type: 'int', n: 480 } },
    },
  ];
  const [one, two] = [write(watched(1)), write([...watched(1), ...watched(2)])];
  expect(two.bytes.length - one.bytes.length).toBe(4);
});

it.each([
  ['01 00 07 01 16 00', 'an empty span'],
  ['01 00 07 01 16 03', 'an empty span'],
  ['01 00 07 01 18', 'at the end of nothing'],
  ['01 00 07 01 1f', 'a shape that version 2 does not have: 15'],
  ['01 00 07 01 1a 01 01 ff 7f', 'counts more than it holds'],
])('[ENC5] refuses %s: %s', (hex, message) => {
  const bytes = fromHex(hex.replaceAll(' ', ''));
  expect(() => read(bytes)).toThrow(MalformedError);
  expect(() => read(bytes)).toThrow(message);
});

it('[FACT3] a place at the end is not taken over from the item before', () => {
  // Item 1 was watched to 480; the place of item 2 claims to be at its end, of which nothing was said.
  expect(() => read(fromHex('0100070216c00718'))).toThrow('at the end of nothing');
});
