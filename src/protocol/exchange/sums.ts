import { type ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';

/** Course number -> sum of its slots' hashes (`facts/slot-sum.ts`), of what the server has accepted [SUM1]. */
export type Sums = ReadonlyMap<number, number>;

export function writeSums(w: ByteWriter, sums: Sums): void {
  w.varint(sums.size);
  let last = 0;
  for (const [course, sum] of [...sums].sort((a, b) => a[0] - b[0])) {
    w.varint(course - last);
    for (let shift = 0; shift < 32; shift += 8) w.byte((sum >>> shift) & 0xff);
    last = course;
  }
}

export function readSums(r: ByteReader): Sums {
  const sums = new Map<number, number>();
  let course = 0;
  for (let left = r.count(); left > 0; left--) {
    course += r.varint();
    if (!Number.isSafeInteger(course) || sums.has(course)) throw new MalformedError('a course out of order');
    let sum = 0;
    for (let factor = 1; factor < 2 ** 32; factor *= 256) sum += r.byte() * factor;
    sums.set(course, sum);
  }
  return sums;
}

/** Course numbers, ascending, as differences. */
export function writeCourses(w: ByteWriter, courses: readonly number[]): void {
  w.varint(courses.length);
  let last = 0;
  for (const course of [...courses].sort((a, b) => a - b)) {
    w.varint(course - last);
    last = course;
  }
}

export function readCourses(r: ByteReader): number[] {
  let course = 0;
  return Array.from({ length: r.count() }, () => {
    course += r.varint();
    if (!Number.isSafeInteger(course)) throw new MalformedError('a course out of range');
    return course;
  });
}
