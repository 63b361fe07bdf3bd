import { deltaAttempt, joinAttempt } from './attempt.ts';
import { deltaCounter, joinCounter } from './counter.ts';
import { deltaCoverage, joinCoverage } from './coverage.ts';
import { type Fact, slotKey } from './fact.ts';
import { deltaOpaque, joinOpaque } from './opaque.ts';
import { deltaPosts, joinPosts } from './posts.ts';
import { compareStamped, isSameStamp, joinStamped } from './stamped.ts';
import { deltaVersions, joinVersions } from './versions.ts';

/** Joins two facts of one slot: commutative, associative, idempotent [LAT1]. */
export function joinFacts(a: Fact, b: Fact): Fact {
  if (a.kind === 'coverage' && b.kind === 'coverage') return { ...a, value: joinCoverage(a.value, b.value) };
  if (a.kind === 'attempt' && b.kind === 'attempt') return { ...a, value: joinAttempt(a.value, b.value) };
  if (a.kind === 'register' && b.kind === 'register') return { ...a, value: joinStamped(a.value, b.value) };
  if (a.kind === 'counter' && b.kind === 'counter') return { ...a, value: joinCounter(a.value, b.value) };
  if (a.kind === 'posts' && b.kind === 'posts') return { ...a, value: joinPosts(a.value, b.value) };
  if (a.kind === 'versions' && b.kind === 'versions') return { ...a, value: joinVersions(a.value, b.value) };
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
  if (b.kind === 'posts' && a.kind === 'posts') return withValue(b, deltaPosts(b.value, a.value));
  if (b.kind === 'versions' && a.kind === 'versions') return withValue(b, deltaVersions(b.value, a.value));
  if (b.kind === 'opaque' && a.kind === 'opaque') return withValue(b, deltaOpaque(b.value, a.value));
  if (b.kind === 'register' && a.kind === 'register') return compareStamped(b.value, a.value) > 0 ? b : undefined;
  if (b.kind === 'flag' && a.kind === 'flag') return undefined;
  throw new TypeError(`not one slot: ${slotKey(b)} and ${slotKey(a)}`);
}

const withValue = <F extends Fact>(fact: F, value: F['value'] | undefined): F | undefined =>
  value === undefined ? undefined : { ...fact, value };

/**
 * What stands in a slot after its own phone wrote there again. Two writes between two messages carry the same stamp: nobody else
 * has seen the first, so the second takes its place [LAM4].
 */
export function overwriteFact(known: Fact, done: Fact): Fact {
  const joined = joinFacts(known, done);
  if (joined.kind === 'register' && done.kind === 'register') {
    return isSameStamp(joined.value, done.value) ? done : joined;
  }
  if (joined.kind === 'attempt' && done.kind === 'attempt') {
    const answers = new Map(joined.value.answers);
    for (const [question, answer] of done.value.answers) {
      const stands = answers.get(question);
      if (stands && isSameStamp(stands, answer)) answers.set(question, answer);
    }
    return { ...joined, value: { ...joined.value, answers } };
  }
  if (joined.kind === 'versions' && done.kind === 'versions') {
    const heads = new Map(joined.value.heads);
    for (const [dot, value] of done.value.heads) if (heads.has(dot)) heads.set(dot, value);
    return { ...joined, value: { ...joined.value, heads } };
  }
  return joined;
}

/** The highest Lamport number inside a fact; a replica that reads it goes on from there [LAM2]. */
export function highestLamport(fact: Fact): number {
  if (fact.kind === 'register') return fact.value.lamport;
  if (fact.kind === 'attempt') {
    return [...fact.value.answers.values()].reduce((highest, stamped) => Math.max(highest, stamped.lamport), 0);
  }
  if (fact.kind === 'versions') return Math.max(0, ...fact.value.seen.values());
  return 0;
}

/** The highest Lamport number inside any of these facts, and at least `atLeast`. */
export const highestLamportOf = (facts: readonly Fact[], atLeast = 0): number =>
  facts.reduce((highest, fact) => Math.max(highest, highestLamport(fact)), atLeast);
