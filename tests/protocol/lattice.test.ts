import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coverage, coveredLength, deltaCoverage } from '../../src/protocol/facts/coverage.ts';
import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import { factSet } from '../../src/protocol/facts/fact-set.ts';
import { deltaFact, highestLamport, joinFacts } from '../../src/protocol/facts/lattice.ts';
import { compareStamped } from '../../src/protocol/facts/stamped.ts';
import { anyFact, KINDS, threeOf } from '../support/fact-arbitraries.ts';

describe.each(KINDS)('the lattice "%s"', (kind) => {
  const holds = (law: (a: Fact, b: Fact, c: Fact) => void) =>
    fc.assert(
      fc.property(threeOf(kind), ([a, b, c]) => {
        law(a, b, c);
      }),
      { numRuns: 500 },
    );

  it('[LAT1] is commutative', () => holds((a, b) => expect(joinFacts(a, b)).toEqual(joinFacts(b, a))));

  it('[LAT1] is associative', () =>
    holds((a, b, c) => expect(joinFacts(joinFacts(a, b), c)).toEqual(joinFacts(a, joinFacts(b, c)))));

  it('[LAT1] is idempotent', () =>
    holds((a, b) => {
      expect(joinFacts(a, a)).toEqual(a);
      expect(joinFacts(joinFacts(a, b), b)).toEqual(joinFacts(a, b));
    }));

  it('[LAT2] a delta brings exactly what is lacking', () =>
    holds((a, b) => {
      const delta = deltaFact(b, a);
      expect(delta ? joinFacts(a, delta) : a).toEqual(joinFacts(a, b));
    }));

  it('[LAT2] has no delta exactly where nothing is lacking', () =>
    holds((a, b) => {
      const ab = joinFacts(a, b);
      expect(deltaFact(b, ab)).toBeUndefined();
      expect(deltaFact(ab, ab)).toBeUndefined();
      expect(deltaFact(b, undefined)).toBe(b);
      if (deltaFact(b, a) !== undefined) expect(ab).not.toEqual(a);
    }));

  it('[LAM2] never forgets the highest Lamport number', () =>
    holds((a, b) =>
      expect(highestLamport(joinFacts(a, b))).toBeLessThanOrEqual(Math.max(highestLamport(a), highestLamport(b))),
    ));
});

it('[LAT1] a set of facts does not depend on the order, nor on what comes twice', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (facts, chance) => {
      const shuffled = [...facts, ...facts].sort(() => (Number(chance.next().value) % 3) - 1);
      expect(factSet(shuffled)).toEqual(factSet(facts));
    }),
  );
});

it('[COV1] coverage counts each second once', () => {
  fc.assert(
    fc.property(threeOf('coverage'), ([a, b]) => {
      if (a.kind !== 'coverage' || b.kind !== 'coverage') throw new Error('not coverage');
      const seconds = (coverage: Coverage) =>
        coverage.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
      const joined = joinFacts(a, b);
      const union = new Set([...seconds(a.value), ...seconds(b.value)]);
      expect(joined.kind === 'coverage' && coveredLength(joined.value)).toBe(union.size);
    }),
  );
});

it('[COV1] the delta of long coverages walks each of them once, so that nobody can make it slow', () => {
  const every3rd = (from: number): Coverage => Array.from({ length: 1000 }, (_, i) => [from + 3 * i, from + 3 * i + 1]);
  let looks = 0;
  const kept = new Proxy(every3rd(0), {
    get(intervals, key) {
      looks += 1;
      return Reflect.get(intervals, key);
    },
  });
  expect(deltaCoverage(every3rd(1), kept)).toEqual(every3rd(1));
  expect(looks).toBeLessThan(3000);
});

it('[LAM1] the order of writes is total: only the same write is neither older nor newer', () => {
  fc.assert(
    fc.property(threeOf('register'), ([a, b]) => {
      if (a.kind !== 'register' || b.kind !== 'register') throw new Error('not a register');
      const order = Math.sign(compareStamped(a.value, b.value));
      expect(order + Math.sign(compareStamped(b.value, a.value))).toBe(0);
      if (order === 0) expect(a.value).toEqual(b.value);
    }),
  );
});

it('facts of different slots are not joined', () => {
  const flag = { course: 1, item: 1, kind: 'flag', sub: '1', value: true } as const;
  const place = { course: 1, item: 1, kind: 'coverage', sub: '1', value: [[0, 1]] } as const;
  expect(() => joinFacts(flag, place)).toThrow(slotKey(place));
  expect(() => deltaFact(flag, place)).toThrow(TypeError);
});
