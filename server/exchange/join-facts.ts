import { type Fact, slotKey } from '../../src/protocol/facts/fact.ts';
import type { FactSet } from '../../src/protocol/facts/fact-set.ts';
import { deltaFact, joinFacts } from '../../src/protocol/facts/lattice.ts';
import type { CourseState } from '../store/course-state.ts';

/** A person's states by course number; only those that matter to the exchange need be there. */
export type CourseStates = Map<number, CourseState>;

/**
 * What a replica that has read up to `sinceRevision` and now sends `sent` still lacks of what is kept. Its own facts
 * are not echoed; where others wrote the same slot, it gets what its version misses.
 */
export function unreadFacts(states: CourseStates, sent: FactSet, sinceRevision: number): Fact[] {
  return [...states.values()].flatMap((state) =>
    [...state].flatMap(([key, { fact, revision }]) => {
      if (revision <= sinceRevision) return [];
      const missing = deltaFact(fact, sent.get(key));
      return missing ? [missing] : [];
    }),
  );
}

/** Joins facts into the states under a new revision. Returns the courses that changed; a duplicate changes none. */
export function joinIntoStates(states: CourseStates, facts: Iterable<Fact>, revision: number): Set<number> {
  const changed = new Set<number>();
  for (const fact of facts) {
    const state: CourseState = states.get(fact.course) ?? new Map();
    states.set(fact.course, state);
    const key = slotKey(fact);
    const kept = state.get(key)?.fact;
    if (!deltaFact(fact, kept)) continue;
    state.set(key, { fact: kept ? joinFacts(kept, fact) : fact, revision });
    changed.add(fact.course);
  }
  return changed;
}
