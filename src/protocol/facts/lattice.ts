import { deltaAttempt, joinAttempt } from './attempt.ts';
import { deltaCounter, joinCounter } from './counter.ts';
import { deltaCoverage, joinCoverage } from './coverage.ts';
import { type Fact, slotKey } from './fact.ts';
import { deltaOpaque, joinOpaque } from './opaque.ts';
import { compareStamped, joinStamped } from './stamped.ts';

/** Joins two facts of one slot: commutative, associative, idempotent [LAT1]. */
export function joinFacts(a: Fact, b: Fact): Fact {
  if (a.kind === 'coverage' && b.kind === 'coverage') return { ...a, value: joinCoverage(a.value, b.value) };
  if (a.kind === 'attempt' && b.kind === 'attempt') return { ...a, value: joinAttempt(a.value, b.value) };
  if (a.kind === 'register' && b.kind === 'register') return { ...a, value: joinStamped(a.value, b.value) };
  if (a.kind === 'counter' && b.kind === 'counter') return { ...a, value: joinCounter(a.value, b.value) };
  if (a.kind === 'opaque' && b.kind === 'opaque') return { ...a, value: joinOpaque(a.value, b.value) };
  if (a.kind === 'flag' && b.kind === 'flag') return a;
  throw new TypeError(`not one slot: ${slotKey(a)} and ${slotKey(b)}`);
}

/** What `b` has and `a` lacks, so that join(a, delta(b, a)) = join(a, b); undefined where there is nothing [LAT2]. */
export function deltaFact(b: Fact, a: Fact | undefined): Fact | undefined {
  if (!a) return b;
  if (b.kind === 'coverage' && a.kind === 'coverage') return withValue(b, deltaCoverage(b.value, a.value));
  if (b.kind === 'attempt' && a.kind === 'attempt') return withValue(b, deltaAttempt(b.value, a.value));
  if (b.kind === 'counter' && a.kind === 'counter') return withValue(b, deltaCounter(b.value, a.value));
  if (b.kind === 'opaque' && a.kind === 'opaque') return withValue(b, deltaOpaque(b.value, a.value));
  if (b.kind === 'register' && a.kind === 'register') return compareStamped(b.value, a.value) > 0 ? b : undefined;
  if (b.kind === 'flag' && a.kind === 'flag') return undefined;
  throw new TypeError(`not one slot: ${slotKey(b)} and ${slotKey(a)}`);
}

const withValue = <F extends Fact>(fact: F, value: F['value'] | undefined): F | undefined =>
  value === undefined ? undefined : { ...fact, value };

/** The highest Lamport number inside a fact; a replica that reads it goes on from there [LAM2]. */
export function highestLamport(fact: Fact): number {
  if (fact.kind === 'register') return fact.value.lamport;
  if (fact.kind === 'attempt') {
    return [...fact.value.answers.values()].reduce((highest, stamped) => Math.max(highest, stamped.lamport), 0);
  }
  return 0;
}
