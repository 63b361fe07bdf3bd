import { join } from 'node:path';
import { LOCK_FILE, lockText, readLock, writeLock } from '../numbers/lock-file.ts';
import type { Lock } from '../numbers/lock-schema.ts';
import type { Report } from '../report/finding.ts';
import type { LocalVersion } from './list-chunks.ts';

const ROOT_DIGITS = 16;
const isOf = ({ published = {} }: Lock, { version, root }: LocalVersion): boolean =>
  published[String(version)] === root.hash.slice(0, ROOT_DIGITS);

/**
 * Sees to it that a course is built as the version after the newest one that the server has. Where that one was made from another copy of
 * the source, its numbers may mean other things [NUM2]: a finding, and false. Versions that were built and never handed in are
 * nobody's, and their numbers are used again.
 */
export function continueFrom(
  folder: string,
  course: number,
  newest: LocalVersion | undefined,
  report: Report,
): boolean {
  const file = join(folder, LOCK_FILE);
  const lock = readLock(file, course, report);
  if (!lock) return false;
  if (!newest) return true;
  const isCurrent = lock.version === newest.version && lock.root === newest.root.hash;
  if (!isCurrent && !isOf(lock, newest)) {
    const message = `the server has version ${newest.version} of this course, made from another copy of its folder`;
    report(
      'version-conflict',
      file,
      undefined,
      `${message}: bring the changes together in the copy that it was made from`,
    );
    return false;
  }
  const isHandedInElsewhere = Object.keys(lock.published ?? {}).some((version) => Number(version) > newest.version);
  const next = isHandedInElsewhere ? lock : { ...lock, version: newest.version, root: newest.root.hash };
  writeLock(file, lockText(noted(next, newest)));
  return true;
}

/** Remembers in the lock that a version was handed in. */
export function noteHandedIn(folder: string, version: LocalVersion, report: Report): void {
  const file = join(folder, LOCK_FILE);
  const lock = readLock(file, version.course, report);
  if (lock) writeLock(file, lockText(noted(lock, version)));
}

const noted = (lock: Lock, { version, root }: LocalVersion): Lock => ({
  ...lock,
  published: { ...lock.published, [String(version)]: root.hash.slice(0, ROOT_DIGITS) },
});
