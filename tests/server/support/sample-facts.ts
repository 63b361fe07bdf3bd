import { counterCell } from '../../../src/protocol/facts/counter.ts';
import type { Interval } from '../../../src/protocol/facts/coverage.ts';
import { COUNTER, type Fact, FLAG, REGISTER } from '../../../src/protocol/facts/fact.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';

export const watched = (course: number, item: number, ...value: Interval[]): Fact => ({
  course,
  item,
  kind: 'coverage',
  sub: '1',
  value,
});

export const done = (course: number, item: number): Fact => ({
  course,
  item,
  kind: 'flag',
  sub: FLAG.done,
  value: true,
});

export const place = (course: number, lamport: number, replica: string, n: number): Fact => ({
  course,
  item: 0,
  kind: 'register',
  sub: REGISTER.place,
  value: { lamport, replica, value: { type: 'int', n } },
});

export const studied = (course: number, replica: string, day: number, seconds: number): Fact => ({
  course,
  item: 0,
  kind: 'counter',
  sub: COUNTER.secondsStudied,
  value: new Map([[counterCell(replica, day), seconds]]),
});

/** An attempt whose answers were given one after the other, question 0 being the handing-in. */
export function attempted(
  course: number,
  item: number,
  { replica, n, version, lamport }: { replica: string; n: number; version: number; lamport: number },
  answers: Readonly<Record<number, Value>>,
): Fact {
  const stamped = Object.entries(answers).map(
    ([question, value], i) => [Number(question), { lamport: lamport + i, replica, value }] as const,
  );
  return { course, item, kind: 'attempt', sub: `${replica}.${n}`, value: { version, answers: new Map(stamped) } };
}

export const opaque = (course: number, item: number, ...payloads: string[]): Fact => ({
  course,
  item,
  kind: 'opaque',
  sub: '9.0102',
  value: new Set(payloads),
});
