import { HANDED_IN } from '../../../src/protocol/facts/attempt.ts';
import { counterCell } from '../../../src/protocol/facts/counter.ts';
import { COUNTER, type Fact, FLAG, REGISTER } from '../../../src/protocol/facts/fact.ts';
import type { Value } from '../../../src/protocol/facts/value.ts';
import type { Session } from '../session.ts';

const DAY_MS = 86_400_000;
const START_2020_MS = Date.UTC(2020, 0, 1);

export interface Writer {
  readonly replica: string;
  readonly lamport: number;
  /** Number of the attempt. */
  readonly n: number;
}

/** A session as the facts that the server holds of it afterwards, all said in one message: one stamp. */
export function sessionFacts(session: Session, { replica, lamport, n }: Writer): Fact[] {
  const { course, version, holds } = session;
  const stamped = (value: Value) => ({ lamport, replica, value });
  const place = (item: number, at: number): Fact => ({
    course,
    item,
    kind: 'register',
    sub: REGISTER.place,
    value: stamped({ type: 'int', n: at }),
  });
  const seen = (from: number) =>
    function* ([item, to]: [string, number]): Generator<Fact> {
      yield { course, item: Number(item), kind: 'coverage', sub: '1', value: [[from, from + to]] };
      yield place(Number(item), from + to - (from === 0 ? 0 : 1));
    };
  const quiz = quizOf(session);
  const answers = new Map(Object.entries(holds.answers).map(([question, value]) => [Number(question), stamped(value)]));
  const handedInMs = Date.parse(holds.handedIn) - START_2020_MS;
  answers.set(HANDED_IN, stamped({ type: 'int', n: Math.floor(handedInMs / 60_000) }));
  const day = Math.floor((Date.parse(session.startsAt) - START_2020_MS) / DAY_MS);
  const studied = new Map([[counterCell(replica, day), holds.secondsStudied]]);
  return [
    ...Object.entries(holds.seconds).flatMap((entry) => [...seen(0)(entry)]),
    ...Object.entries(holds.blocks).flatMap((entry) => [...seen(1)(entry)]),
    place(quiz, answers.size - 1),
    { course, item: quiz, kind: 'attempt', sub: `${replica}.${n}`, value: { version, answers } },
    place(0, holds.lastItem),
    { course, item: 0, kind: 'counter', sub: COUNTER.secondsStudied, value: studied },
  ];
}

/** She also marks all that she studied as done by hand: 20 facts with the fixture's 14. */
export const markedDone = (session: Session): Fact[] =>
  [...Object.keys(session.holds.seconds), ...Object.keys(session.holds.blocks), quizOf(session)].map((item) => ({
    course: session.course,
    item: Number(item),
    kind: 'flag',
    sub: FLAG.done,
    value: true,
  }));

function quizOf({ events }: Session): number {
  const begun = events.find((event) => event.do === 'begin');
  if (begun?.do !== 'begin') throw new Error('a session without a quiz');
  return begun.item;
}
