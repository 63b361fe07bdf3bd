import { writeLock } from './numbers/lock-file.ts';
import { writeCatalogue } from './pack/catalogue.ts';
import { compileCourse } from './pack/compile-course.ts';
import { openKeys } from './pack/keys.ts';
import { openStore } from './pack/store.ts';
import { collectFindings, type Finding, hasErrors, type Report } from './report/finding.ts';
import { findCourses } from './source/find-courses.ts';
import { readCourse } from './source/read-course.ts';

/** What a build did. With an error among the findings it did nothing. */
export interface BuildResult {
  findings: Finding[];
  courses: { number: number; version: number }[];
  /** Files that were written into the store; 0 when nothing had changed. */
  changedFiles: number;
}

/**
 * Builds every course at or below `source` into the pack store `out`, and signs its catalogue with the keys of the
 * folder `keys` (made where there are none). Mistakes of authors become findings, all of them at once; what was in
 * the store before stays in it.
 */
export function buildPacks({ source, out, keys }: { source: string; out: string; keys: string }): BuildResult {
  const { findings, report } = collectFindings();
  const failed = { findings, courses: [], changedFiles: 0 };
  const courses = findCourses(source).map((folder) => readCourse(folder, report));
  if (courses.length === 0) report('no-course', source, undefined, 'no course.yaml here or below');
  const store = openStore(out);
  try {
    const compiled = courses.flatMap((course) => (course && compileCourse(course, store, report)) ?? []);
    checkNumbers(compiled, report);
    if (hasErrors(findings)) return failed;
    const catalogueKeys = openKeys(keys, report);
    if (!catalogueKeys) return failed;
    writeCatalogue(store, catalogueKeys, report);
    if (hasErrors(findings)) return failed;
    // The locks first: numbers that a stopped build gave away are kept, and the next build goes on from them.
    for (const { lockFile, lock } of compiled) writeLock(lockFile, lock);
    const { changedFiles } = store.commit();
    return { findings, courses: compiled.map(({ number, version }) => ({ number, version })), changedFiles };
  } finally {
    store.abandon();
  }
}

function checkNumbers(courses: readonly { number: number; lockFile: string }[], report: Report): void {
  for (const [index, { number, lockFile }] of courses.entries()) {
    const twin = courses.slice(0, index).find((other) => other.number === number);
    if (twin) report('duplicate-key', lockFile, undefined, `the course has the number of ${twin.lockFile}: ${number}`);
  }
}
