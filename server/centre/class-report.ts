import { counterSum } from '../../src/protocol/facts/counter.ts';
import { COUNTER, type Fact } from '../../src/protocol/facts/fact.ts';
import type { ClassReport } from '../../src/protocol/people/centre.ts';
import { courseProgress } from '../../src/protocol/progress/item-progress.ts';
import type { CourseLibrary, CourseVersion } from '../packs/course-library.ts';
import type { ClassRecord, Learner } from '../store/store.ts';
import { quizResults } from './quiz-results.ts';

/** What a facilitator sees of her class. All of it is derived here from the learners' facts; nothing of it is stored. */
export async function classReport(
  record: ClassRecord,
  learners: readonly Learner[],
  library: CourseLibrary,
): Promise<ClassReport> {
  const numbers = new Set(learners.flatMap((learner) => learner.facts.map((fact) => fact.course)));
  const courses = (
    await Promise.all(
      [...numbers]
        .filter(isCourse)
        .sort(ascending)
        .map((n) => library.version(n)),
    )
  ).filter((course) => course !== undefined);
  return {
    className: record.name,
    classCode: record.code,
    isSimulated: record.isSimulated,
    courses: courses.map(({ course, title }) => ({ course, title })),
    learners: await Promise.all(learners.map((learner) => learnerReport(learner, courses, library))),
  };
}

/** 0 is the person herself. */
const isCourse = (course: number): boolean => course > 0;
const ascending = (a: number, b: number): number => a - b;

async function learnerReport(
  learner: Learner,
  courses: readonly CourseVersion[],
  library: CourseLibrary,
): Promise<ClassReport['learners'][number]> {
  const begun = courses.filter(({ course }) => learner.facts.some((fact) => fact.course === course));
  return {
    person: learner.person,
    name: learner.name,
    devices: learner.devices.map(({ replica, lastSeenAtMs, isRevoked }) => ({
      replica,
      lastSeen: timeOf(lastSeenAtMs),
      isRevoked,
    })),
    lastExchange: timeOf(learner.lastExchangeAtMs),
    secondsStudied: learner.facts.reduce((sum, fact) => sum + secondsOf(fact), 0),
    progress: await Promise.all(begun.map((course) => progressIn(course, learner.facts, library))),
  };
}

const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const secondsOf = (fact: Fact): number =>
  fact.kind === 'counter' && fact.sub === COUNTER.secondsStudied ? counterSum(fact.value) : 0;

async function progressIn(current: CourseVersion, facts: readonly Fact[], library: CourseLibrary) {
  const mine = facts.filter((fact) => fact.course === current.course);
  const { done, of } = courseProgress(current.lessons, mine);
  return { course: current.course, done, of, quizzes: await quizResults(current, mine, library) };
}
