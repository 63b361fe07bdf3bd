import { counterCell } from '../../../src/protocol/facts/counter.ts';
import { COUNTER, type Fact, REGISTER } from '../../../src/protocol/facts/fact.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';

/** What people did, in the plainest words. */
export interface Deeds {
  /** Watched seconds, read blocks, marks: one string a thing, which cannot be undone. */
  readonly things: Set<string>;
  /** Seconds studied, by course, replica and day. */
  readonly seconds: Map<string, number>;
  /** The one that stands, by question or place. Each that is ever given has a number of its own. */
  readonly standing: Map<string, number>;
  /** Those that nobody has replaced, by note. */
  readonly notes: Map<string, readonly number[]>;
}

export const noDeeds = (): Deeds => ({ things: new Set(), seconds: new Map(), standing: new Map(), notes: new Map() });

export const copyOf = ({ things, seconds, standing, notes }: Deeds): Deeds => ({
  things: new Set(things),
  seconds: new Map(seconds),
  standing: new Map(standing),
  notes: new Map(notes),
});

export const words = {
  part: (course: number, item: number, revision: string, n: number) => `${course} ${item} part ${revision} ${n}`,
  flag: (course: number, item: number, flag: string) => `${course} ${item} flag ${flag}`,
  seconds: (course: number, replica: string, day: number) => `${course} ${counterCell(replica, day)}`,
  answer: (course: number, item: number, attempt: string, question: number) =>
    `${course} ${item} ${attempt} question ${question}`,
  place: (course: number, item: number) => `${course} ${item} place`,
  note: (course: number, item: number) => `${course} ${item} note`,
  post: (course: number, item: number, n: number) => `${course} ${item} post ${n}`,
  unknown: (course: number, item: number, payload: string) => `${course} ${item} of a later version ${payload}`,
};

/** Facts in the same words. */
export function deedsIn(facts: Iterable<Fact>): Deeds {
  const deeds = noDeeds();
  for (const fact of facts) addDeeds(deeds, fact);
  return deeds;
}

function addDeeds({ things, seconds, standing, notes }: Deeds, fact: Fact): void {
  const { course, item, sub } = fact;
  if (fact.kind === 'coverage') {
    for (const [from, to] of fact.value) for (let n = from; n < to; n++) things.add(words.part(course, item, sub, n));
  }
  if (fact.kind === 'flag') things.add(words.flag(course, item, sub));
  if (fact.kind === 'counter' && sub === COUNTER.secondsStudied) {
    for (const [cell, n] of fact.value) seconds.set(`${course} ${cell}`, n);
  }
  if (fact.kind === 'attempt') {
    for (const [question, { value }] of fact.value.answers) {
      standing.set(words.answer(course, item, sub, question), whole(value));
    }
  }
  if (fact.kind === 'posts') {
    for (const { value } of fact.value.values()) things.add(words.post(course, item, whole(value)));
  }
  if (fact.kind === 'opaque') for (const payload of fact.value) things.add(words.unknown(course, item, payload));
  if (fact.kind === 'versions') {
    notes.set(
      words.note(course, item),
      [...fact.value.heads.values()].map((value) => whole(value)),
    );
  }
  if (fact.kind === 'register' && sub === REGISTER.place && item !== 0) {
    standing.set(words.place(course, item), whole(fact.value.value));
  }
}

const whole = (value: Value): number => (value.type === 'int' ? value.n : Number.NaN);
