import type { Fact } from '../../../src/protocol/facts/fact.ts';
import { refuseUnlessHeld } from '../held-as.ts';
import { readHalfHour, type Session } from '../session.ts';
import { moveItems } from '../year.ts';
import { FACTS_A_REQUEST } from './learners.ts';
import { markedDone, sessionFacts, type Writer } from './session-facts.ts';

/** Sessions that lie behind every learner when the load begins, spread over so many courses. */
export const YEAR_SESSIONS = 300;
const COURSES = 12;
/** Item numbers that one session uses. */
const ITEMS = 8;
const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
const NOBODY = '0000000000000000';

export interface StudyPlan {
  /** The facts of a learner's n-th session, counted from 0. */
  session(n: number, replica: string): Fact[];
  /** The same, and all of it marked done: so many facts that a request of the load has its 20. */
  request(n: number, replica: string): Fact[];
}

/** A year of half hours like the fixture, each of new items, and how it goes on. */
export function planStudy(): StudyPlan {
  const halfHour = readHalfHour();
  const nth = (n: number): Session => ({
    ...moveItems(halfHour, ITEMS * Math.floor(n / COURSES)),
    course: halfHour.course + (n % COURSES),
    startsAt: new Date(
      Date.parse(halfHour.startsAt) + Math.floor((n * YEAR_DAYS) / YEAR_SESSIONS) * DAY_MS,
    ).toISOString(),
  });
  const writer = (n: number, replica: string): Writer => ({ replica, lamport: n + 1, n: n + 1 });
  const plan: StudyPlan = {
    session: (n, replica) => sessionFacts(nth(n), writer(n, replica)),
    request: (n, replica) => [...plan.session(n, replica), ...markedDone(nth(n))],
  };
  refuseUnlessHeld(plan.session(0, NOBODY), [halfHour]);
  const { length } = plan.request(0, NOBODY);
  if (length !== FACTS_A_REQUEST) throw new Error(`a request has ${length} facts`);
  return plan;
}
