import type { SyncOutcome } from '../data/study/sync-outcome.ts';
import { type Fact, slotKey } from '../protocol/facts/fact.ts';

/** Refused facts are looked for up to this many; when more are refused, the fault is not in them. */
const MAX_REFUSED = 3;

/** Finds the facts for which requests are refused, so that no fact keeps the others from going up. */
export interface Sieve {
  /** The facts to say next. */
  pick(facts: readonly Fact[]): readonly Fact[];
  /** These were refused, for this reason. Returns whether to go on with others. */
  refuse(facts: readonly Fact[], reason: SyncOutcome): boolean;
  /** These were taken, so the next may be many again. */
  accept(): void;
  /** Why some facts stay behind; undefined where none does. */
  reason(): SyncOutcome | undefined;
}

/** A sieve for one run: what it holds back is tried again in the next. */
export function makeSieve(): Sieve {
  const refused = new Set<string>();
  let limit = Number.POSITIVE_INFINITY;
  let lastReason: SyncOutcome | undefined;
  return {
    pick: (facts) => facts.filter((fact) => !refused.has(slotKey(fact))).slice(0, limit),
    refuse(facts, reason) {
      const [first, second] = facts;
      if (!first) return false;
      limit = second ? Math.ceil(facts.length / 2) : Number.POSITIVE_INFINITY;
      if (second) return true;
      refused.add(slotKey(first));
      lastReason = reason;
      return refused.size <= MAX_REFUSED;
    },
    accept() {
      limit = Number.POSITIVE_INFINITY;
    },
    reason: () => lastReason,
  };
}
