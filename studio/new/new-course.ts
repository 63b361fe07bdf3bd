import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import { PUBLISHER_FILE } from '../source/read-course.ts';
import { starterFiles } from './starter-files.ts';

/** Courses of nobody yet: whoever publishes gets a block of her own. */
const UNASSIGNED_PUBLISHER = 1000;

export interface NewCourse {
  title: string;
  languages: readonly [string, ...string[]];
  number?: number | undefined;
  publisher?: number | undefined;
  publisherName?: string | undefined;
}

/** Makes a starter course that builds as it is; false, and a finding, where the folder holds something already. */
export function newCourse(folder: string, course: NewCourse, report: Report): boolean {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    report('unknown-layout', folder, undefined, 'this folder is not empty: a course begins in one of its own');
    return false;
  }
  const { title, languages, number = numberOf(folder) } = course;
  const isBeside = existsSync(join(dirname(resolve(folder)), PUBLISHER_FILE)) && course.publisher === undefined;
  const own = { number: course.publisher ?? UNASSIGNED_PUBLISHER, name: course.publisherName ?? title };
  const files = starterFiles({ title, languages, number, publisher: isBeside ? undefined : own });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
  return true;
}

/** A number that is unlikely to be taken; `--number` settles it. */
const numberOf = (folder: string): number =>
  1 +
  (createHash('sha256')
    .update(basename(resolve(folder)))
    .digest()
    .readUInt32BE() %
    (COURSES_PER_PUBLISHER - 1));
