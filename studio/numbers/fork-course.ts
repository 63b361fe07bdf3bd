import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import type { Report } from '../report/finding.ts';
import { readCourse } from '../source/read-course.ts';
import { readText } from '../source/yaml-file.ts';
import { emptyLock, LOCK_FILE, lockText, writeLock } from './lock-file.ts';

/**
 * Makes a copied course a course of its own (pack-spec [NUM5]): its number in the publisher's block becomes `number`, and its lock is
 * begun anew, so that nothing that learners did in the original is taken for work in the copy. Returns the
 * course's full number; undefined, and findings, where it is no course that could be built.
 */
export function forkCourse(folder: string, number: number, report: Report): number | undefined {
  const course = readCourse(folder, report);
  if (!course) {
    report('no-course', folder, undefined, 'not a course that could be copied');
    return undefined;
  }
  if (number < 1 || number >= COURSES_PER_PUBLISHER) {
    report('schema', course.yaml.file, undefined, `a course number is 1 to ${COURSES_PER_PUBLISHER - 1}: ${number}`);
    return undefined;
  }
  const full = course.publisher.number * COURSES_PER_PUBLISHER + number;
  writeWhole(course.yaml.file, withNumber(readText(course.yaml.file) ?? '', number));
  writeLock(join(folder, LOCK_FILE), lockText(emptyLock(full)));
  return full;
}

/** The same file with another number: every other letter of it is the author's. */
function withNumber(text: string, number: number): string {
  const { contents } = parseDocument(text);
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'number') : undefined;
  const range = isScalar(pair?.value) ? pair.value.range : undefined;
  return range ? text.slice(0, range[0]) + number + text.slice(range[1]) : text;
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
