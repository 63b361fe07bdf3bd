import type { Fact } from './fact.ts';
import { slotKey } from './fact.ts';
import { joinFacts } from './lattice.ts';

/** Facts by slot: the state of a person, of a course, of a message. */
export type FactSet = Map<string, Fact>;

/** Joins one fact into the set. */
export function addFact(set: FactSet, fact: Fact): void {
  const key = slotKey(fact);
  const known = set.get(key);
  set.set(key, known ? joinFacts(known, fact) : fact);
}

export function factSet(facts: Iterable<Fact>): FactSet {
  const set: FactSet = new Map();
  for (const fact of facts) addFact(set, fact);
  return set;
}
