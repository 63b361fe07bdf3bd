import type { AttemptId } from '../../../src/data/study/start-attempt.ts';
import { counterCell } from '../../../src/protocol/facts/counter.ts';
import { COUNTER, FLAG } from '../../../src/protocol/facts/fact.ts';
import type { FactSet } from '../../../src/protocol/facts/fact-set.ts';

/** What people did, in the plainest words: one string a thing, and how often where that counts. */
export interface Deeds {
  /** Watched seconds and items marked as done. */
  readonly things: Set<string>;
  /** Seconds studied, by course, replica and day. */
  readonly studied: Map<string, number>;
  /** The answer that stands, by question. */
  readonly answers: Map<string, number>;
}

const noDeeds = (): Deeds => ({ things: new Set(), studied: new Map(), answers: new Map() });

/** What was done on one phone, noted beside the app. */
export function makeDiary(replica: string) {
  const deeds = noDeeds();
  const attempts = new Map<string, AttemptId>();
  return {
    deeds,
    watched(course: number, item: number, from: number, to: number): void {
      for (let second = from; second < to; second++) deeds.things.add(`${course} ${item} second ${second}`);
    },
    done(course: number, item: number): void {
      deeds.things.add(`${course} ${item} done`);
    },
    studied(course: number, day: number, seconds: number): void {
      const key = `${course} ${counterCell(replica, day)}`;
      deeds.studied.set(key, (deeds.studied.get(key) ?? 0) + seconds);
    },
    answered(course: number, item: number, id: AttemptId, question: number, n: number): void {
      attempts.set(`${course} ${item}`, id);
      deeds.answers.set(`${course} ${item} ${id} ${question}`, n);
    },
    lastAttempt: (course: number, item: number) => attempts.get(`${course} ${item}`),
  };
}

/** Facts in the same words. */
export function deedsIn(facts: FactSet): Deeds {
  const deeds = noDeeds();
  for (const fact of facts.values()) {
    const key = `${fact.course} ${fact.item}`;
    if (fact.kind === 'coverage') {
      for (const [from, to] of fact.value) for (let n = from; n < to; n++) deeds.things.add(`${key} second ${n}`);
    }
    if (fact.kind === 'flag' && fact.sub === FLAG.done) deeds.things.add(`${key} done`);
    if (fact.kind === 'counter' && fact.sub === COUNTER.secondsStudied) {
      for (const [cell, n] of fact.value) deeds.studied.set(`${fact.course} ${cell}`, n);
    }
    if (fact.kind !== 'attempt') continue;
    for (const [question, { value }] of fact.value.answers) {
      deeds.answers.set(`${key} ${fact.sub} ${question}`, value.type === 'int' ? value.n : Number.NaN);
    }
  }
  return deeds;
}

export function allOf(several: readonly Deeds[]): Deeds {
  return {
    things: new Set(several.flatMap(({ things }) => [...things])),
    studied: new Map(several.flatMap(({ studied }) => [...studied])),
    answers: new Map(several.flatMap(({ answers }) => [...answers])),
  };
}

/** What was done and is not kept, or not as it was done. */
export const lost = (done: Deeds, kept: Deeds): string[] => [
  ...[...done.things].filter((thing) => !kept.things.has(thing)),
  ...[...done.studied].filter(([key, n]) => (kept.studied.get(key) ?? 0) < n).map(([key, n]) => `${key}: ${n} s`),
  ...[...done.answers].filter(([key, n]) => kept.answers.get(key) !== n).map(([key, n]) => `${key}: ${n}`),
];

/** What is kept and was never done, or counts more often than it was done. */
export const invented = (kept: Deeds, done: Deeds): string[] => [
  ...[...kept.things].filter((thing) => !done.things.has(thing)),
  ...[...kept.studied].filter(([key, n]) => n > (done.studied.get(key) ?? 0)).map(([key, n]) => `${key}: ${n} s`),
  ...[...kept.answers.keys()].filter((key) => !done.answers.has(key)),
];
