import { join } from 'node:path';
import type { BuiltCourse } from './build-course.ts';
import { forkAdvice, LOCK_FILE } from './numbers/lock-file.ts';
import type { Report } from './report/finding.ts';

/** Courses of one build have numbers and locks of their own (pack-spec [NUM1], [NUM5]): a copied folder is found out. */
export function checkIdentities(courses: readonly BuiltCourse[], report: Report): void {
  const locks = new Map<string, string>();
  const numbers = new Map<number, string>();
  for (const { course, lockId } of courses) {
    const file = join(course.folder, LOCK_FILE);
    const [original, twin] = [locks.get(lockId), numbers.get(course.number)];
    if (original !== undefined) {
      const advice = forkAdvice(course.folder);
      report('forked-lock', file, undefined, `copied from ${original}, or the other way round: ${advice}`);
    } else if (twin !== undefined) {
      report('duplicate-key', file, undefined, `the course has the number of ${twin}: ${course.number}`);
    }
    locks.set(lockId, original ?? file);
    numbers.set(course.number, twin ?? file);
  }
}
