import type { Fact } from '../../src/protocol/facts/fact.ts';
import type { ClassReport } from '../../src/protocol/people/centre.ts';
import { courseProgress } from '../../src/protocol/progress/item-progress.ts';
import type { CourseLibrary, CourseVersion } from '../packs/course-library.ts';
import type { ClassRecord, Learner } from '../store/store.ts';
import { quizResults } from './quiz-results.ts';

/** What a facilitator sees of her class. All of it is derived from the learners' facts. */
export async function classReport(
  record: ClassRecord,
  learners: readonly Learner[],
  library: CourseLibrary,
): Promise<ClassReport> {
  const numbers = new Set(learners.flatMap((learner) => learner.facts.map((fact) => fact.course)));
  // Facts may name any number: only courses that are here are looked up.
  const known = (await library.courses()).filter((course) => numbers.has(course)).sort((a, b) => a - b);
  const versions = await Promise.all(known.map((course) => library.version(course)));
  const courses = versions.filter((course) => course !== undefined);
  return {
    className: record.name,
    classCode: record.code,
    isSimulated: record.isSimulated,
    courses: courses.map(({ course, title }) => ({ course, title })),
    learners: await Promise.all(learners.map((learner) => learnerReport(learner, courses, library))),
  };
}

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
    secondsStudied: learner.secondsStudied,
    progress: await Promise.all(begun.map((course) => progressIn(course, learner.facts, library))),
  };
}

const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

async function progressIn(current: CourseVersion, facts: readonly Fact[], library: CourseLibrary) {
  const mine = facts.filter((fact) => fact.course === current.course);
  const { done, of } = courseProgress(current.lessons, mine);
  return { course: current.course, done, of, quizzes: await quizResults(current, mine, library) };
}
