import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { LOCK_FILE } from '../numbers/lock-file.ts';
import { PUBLISHER_FILE } from '../source/read-course.ts';

/** Clocks of file systems tick at least every two seconds (FAT). */
const TICK_MS = 2000;

/**
 * Makes `mirror` the same as a course's folder, by hard links where the disk has them. A preview is built from it, since every
 * build of something new takes a version of its own: the versions of a preview are its own, and the lock of the course stays.
 */
export function mirrorCourse(course: string, mirror: string): void {
  mirrorFolder(course, mirror, (path) => path === LOCK_FILE);
  const [lock, own] = [join(course, LOCK_FILE), join(mirror, LOCK_FILE)];
  if (existsSync(lock) && !existsSync(own)) copyFileSync(lock, own);
  const publisher = join(course, '..', PUBLISHER_FILE);
  if (existsSync(publisher)) copyFileSync(publisher, join(dirname(mirror), PUBLISHER_FILE));
}

function mirrorFolder(from: string, to: string, isApart: (name: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from).filter((name) => !name.startsWith('.') && !isApart(name));
  const wanted = new Set(names);
  for (const name of readdirSync(to)) {
    if (!wanted.has(name) && !isApart(name)) rmSync(join(to, name), { recursive: true });
  }
  for (const name of names) mirrorEntry(join(from, name), join(to, name));
}

function mirrorEntry(from: string, to: string): void {
  // An editor may write while this looks: what went meanwhile is seen at its next change.
  const stats = statSync(from, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    if (!lstatSync(from).isSymbolicLink()) mirrorFolder(from, to, () => false);
  } else if (stats?.isFile()) {
    const before = statSync(to, { throwIfNoEntry: false });
    if (!before || !isSame(stats, before)) linkOrCopy(from, to, stats);
  }
}

/** Whether a mirrored file is up to date. Times tell it only where no link could be made, and not of a file that is just written. */
function isSame(file: Stats, mirrored: Stats): boolean {
  if (file.dev === mirrored.dev) return file.ino === mirrored.ino;
  const isSettled = file.mtimeMs < Date.now() - TICK_MS;
  return isSettled && file.size === mirrored.size && file.mtimeMs === mirrored.mtimeMs;
}

function linkOrCopy(from: string, to: string, { atimeMs, mtimeMs }: Stats): void {
  rmSync(to, { recursive: true, force: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    utimesSync(to, atimeMs / 1000, mtimeMs / 1000);
  }
}
