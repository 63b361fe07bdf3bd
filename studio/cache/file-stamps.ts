import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../store/sha256.ts';

/** A file as it was when its course was built: path relative to the course, what the disk tells of it, SHA-256 of its bytes. */
export type FileStamp = readonly [path: string, bytes: number, mtimeMs: number, ctimeMs: number, sha256: string];

/** The files that a course is built from, at one moment. */
export interface Stamps {
  /** Before this moment (milliseconds since 1970) the disk was asked. */
  atMs: number;
  files: readonly FileStamp[];
}

/** Clocks of file systems tick at least every two seconds (FAT): a file that is younger may change and keep its time. */
const TICK_MS = 2000;

/**
 * Stamps `files` below `folder`. Like the index of git: a file whose size and times are those of `before` is not
 * read again, unless it was so young when it was stamped that its times prove nothing.
 * Undefined where a file went while it was looked at.
 */
export function stampFiles(folder: string, paths: readonly string[], before?: Stamps): Stamps | undefined {
  const atMs = Date.now();
  const known = new Map(before?.files.map((stamp) => [stamp[0], stamp]));
  const files: FileStamp[] = [];
  for (const path of paths) {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    const { size, mtimeMs, ctimeMs } = stats;
    const old = known.get(path);
    const isSame = old && old[1] === size && old[2] === mtimeMs && old[3] === ctimeMs;
    const proven = isSame && before && isSettled(old, before.atMs) ? old[4] : undefined;
    files.push([path, size, mtimeMs, ctimeMs, proven ?? sha256(readFileSync(join(folder, path)))]);
  }
  return { atMs, files };
}

/** Whether two stamps are of the same bytes under the same paths, whatever their times. */
export const haveSameBytes = (a: Stamps, b: Stamps): boolean =>
  a.files.length === b.files.length &&
  a.files.every(([path, , , , hash], index) => b.files[index]?.[0] === path && b.files[index][4] === hash);

/** Whether `after` proves more than `before`, so that fewer files are read the next time. */
export const provesMore = (before: Stamps, after: Stamps): boolean =>
  after.files.some((stamp, index) => {
    const old = before.files[index];
    const isMoved = old?.[2] !== stamp[2] || old[3] !== stamp[3];
    return isMoved || (!isSettled(old, before.atMs) && isSettled(stamp, after.atMs));
  });

/** The stamps after the file at `path` was written anew with this text. */
export function restamp(folder: string, { atMs, files }: Stamps, path: string, text: string): Stamps {
  const { size, mtimeMs, ctimeMs } = statSync(join(folder, path));
  const stamp: FileStamp = [path, size, mtimeMs, ctimeMs, sha256(text)];
  const others = files.filter(([other]) => other !== path);
  const at = others.findIndex(([other]) => !other.startsWith('../') && other > path);
  return { atMs, files: others.toSpliced(at < 0 ? others.length : at, 0, stamp) };
}

const isSettled = ([, , mtimeMs, ctimeMs]: FileStamp, atMs: number): boolean =>
  Math.max(mtimeMs, ctimeMs) < atMs - TICK_MS;
