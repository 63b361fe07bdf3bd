import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import { collectFindings } from '../report/finding.ts';
import { findCourses } from '../source/find-courses.ts';
import { readCourse } from '../source/read-course.ts';

const LONGEST_NAME = 60;

/** A folder of the workspace that is not there yet, named after a package. */
export function newFolder(workspace: string, packageName: string): string {
  const plain = basename(packageName, extname(packageName))
    .replace(/\.tar$/i, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  const name = plain || 'course';
  for (let n = 1; ; n++) {
    const folder = join(workspace, n === 1 ? name : `${name}-${n}`);
    if (!existsSync(folder)) return folder;
  }
}

/** A course number that no course of the workspace has. */
export function freeNumber(workspace: string): number {
  const taken = new Set(
    findCourses(workspace).map((folder) => readCourse(folder, collectFindings().report)?.yaml.value.number),
  );
  for (let number = 1; number < COURSES_PER_PUBLISHER; number++) if (!taken.has(number)) return number;
  throw new RangeError('the workspace has a course for every number');
}
