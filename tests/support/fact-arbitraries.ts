import fc from 'fast-check';
import { type CounterCell, counterCell } from '../../src/protocol/facts/counter.ts';
import { normalise } from '../../src/protocol/facts/coverage.ts';
import type { Dot } from '../../src/protocol/facts/dots.ts';
import type { Fact, FactKind } from '../../src/protocol/facts/fact.ts';
import type { PostId } from '../../src/protocol/facts/posts.ts';
import type { Stamped } from '../../src/protocol/facts/stamped.ts';
import type { ListedValue, Value } from '../../src/protocol/facts/value.ts';

/** Few replicas and small numbers collide often; the large ones reach the edges of the encoding. */
const REPLICAS = ['0000000000000001', '00000000000000ff', 'ffffffffffffffff'] as const;
export const replica = fc.constantFrom(...REPLICAS);
const number = fc.oneof({ weight: 5, arbitrary: fc.nat(12) }, fc.nat(300), fc.nat(2 ** 31 - 1));
const hex = fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('hex'));

const listedValue: fc.Arbitrary<ListedValue> = fc.oneof(
  fc.record({ type: fc.constant('int' as const), n: fc.oneof(number, fc.maxSafeNat()) }),
  fc.record({
    type: fc.constant('set' as const),
    ns: fc.uniqueArray(number, { maxLength: 5 }).map((ns) => ns.sort((a, b) => a - b)),
  }),
  fc.record({
    type: fc.constant('decimal' as const),
    mantissa: fc.integer({ min: -(2 ** 52), max: 2 ** 52 - 1 }),
    scale: fc.nat(9),
  }),
  fc.record({ type: fc.constant('text' as const), text: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
  fc.record({ type: fc.constant('none' as const) }),
  fc.record({
    type: fc.constant('file' as const),
    sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    byteLength: number,
    mediaType: fc.constantFrom('image/webp', 'application/pdf'),
  }),
  fc.record({
    type: fc.constant('other' as const),
    code: fc.integer({ min: 0x87, max: 0xff }),
    bytes: fc.uint8Array({ maxLength: 6 }),
  }),
);

export const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 7, arbitrary: listedValue },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('list' as const), values: fc.array(listedValue, { maxLength: 4 }) }),
  },
);

const stamped: fc.Arbitrary<Stamped> = fc.record({
  lamport: fc.oneof({ weight: 9, arbitrary: fc.nat(6) }, fc.integer({ min: 0, max: 2 ** 51 })),
  replica,
  value,
});

const coverage = fc
  .array(fc.tuple(number, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 })
  .map((spans) => normalise(spans.map(([from, length]) => [from, from + length])));
const attempt = fc.record({
  version: fc.integer({ min: 1, max: 5 }),
  answers: fc
    .array(fc.tuple(fc.oneof(fc.nat(5), number), stamped), { maxLength: 6 })
    .map((entries) => new Map(entries)),
});
const counter = fc
  .array(fc.tuple(replica, number, number), { minLength: 1, maxLength: 5 })
  .map((cells) => new Map<CounterCell, number>(cells.map(([by, day, n]) => [counterCell(by, day), n])));
const opaque = fc.uniqueArray(hex, { minLength: 1, maxLength: 3 }).map((payloads) => new Set(payloads));

const dots = fc.uniqueArray(fc.tuple(replica, fc.nat(6)), { selector: String, maxLength: 6 });
const posts = fc
  .array(fc.tuple(replica, fc.nat(6), fc.record({ minute: number, value })), { minLength: 1, maxLength: 6 })
  .map((all) => new Map(all.map(([by, n, post]): [PostId, typeof post] => [`${by}.${n}`, post])));
/** Some of the writes that a register has seen; the others were replaced. */
const versions = fc
  .tuple(
    fc.uniqueArray(fc.tuple(replica, fc.nat(6)), { selector: ([by]) => by, minLength: 1, maxLength: 3 }),
    dots,
    fc.array(value, { minLength: 6, maxLength: 6 }),
  )
  .map(([context, written, values]) => {
    const seen = new Map(context);
    const heads = written.filter(([by, n]) => n <= (seen.get(by) ?? -1));
    return {
      seen,
      heads: new Map(heads.map(([by, n], i): [Dot, Value] => [`${by}.${n}`, values[i] ?? { type: 'none' }])),
    };
  });

const numbered = number.map(String);

type Named = Pick<Fact, 'course' | 'item' | 'sub'>;

/** Slots of one kind, each as the facts in it. */
const inSlot = <V>(sub: fc.Arbitrary<string>, value: fc.Arbitrary<V>, fact: (slot: Named, value: V) => Fact) =>
  fc.record({ course: number, item: number, sub }).map((slot) => value.map((one) => fact(slot, one)));

const attemptId = fc.tuple(replica, number).map(([by, n]) => `${by}.${n}`);
/** Kinds that nobody knows yet. */
const opaqueSub = fc
  .tuple(
    number.filter((kind) => kind !== 6 && kind !== 7),
    hex,
  )
  .map(([code, sub]) => `${code}.${sub}`);

const slots = {
  coverage: inSlot(numbered, coverage, (slot, value) => ({ ...slot, kind: 'coverage', value })),
  flag: inSlot(numbered, fc.constant(true as const), (slot, value) => ({ ...slot, kind: 'flag', value })),
  attempt: inSlot(attemptId, attempt, (slot, value) => ({ ...slot, kind: 'attempt', value })),
  register: inSlot(numbered, stamped, (slot, value) => ({ ...slot, kind: 'register', value })),
  counter: inSlot(numbered, counter, (slot, value) => ({ ...slot, kind: 'counter', value })),
  posts: inSlot(numbered, posts, (slot, value) => ({ ...slot, kind: 'posts', value })),
  versions: inSlot(numbered, versions, (slot, value) => ({ ...slot, kind: 'versions', value })),
  opaque: inSlot(opaqueSub, opaque, (slot, value) => ({ ...slot, kind: 'opaque', value })),
} satisfies Record<FactKind, fc.Arbitrary<fc.Arbitrary<Fact>>>;

/** Three facts of one slot. */
export const threeOf = (kind: FactKind): fc.Arbitrary<[Fact, Fact, Fact]> =>
  slots[kind].chain((fact) => fc.tuple(fact, fact, fact));

/** Any fact. */
export const anyFact: fc.Arbitrary<Fact> = fc.oneof(...Object.values(slots).map((slot) => slot.chain((fact) => fact)));

export const KINDS = Object.keys(slots) as FactKind[];
