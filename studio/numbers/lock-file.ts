import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import type { Report } from '../report/finding.ts';
import { readText, readYaml } from '../source/yaml-file.ts';
import type { NumberedBlock } from './carry-numbers.ts';
import { EMPTY_LOCK, type Lock, lockSchema, type UnitRecord } from './lock-schema.ts';

/** The lock of a course lies in its folder under this name. */
export const LOCK_FILE = 'numbers.yaml';

const HEADER = '# Written by the studio: numbers that were given once, for ever. Commit it, never edit it.\n';

/**
 * The lock of the course with this number; an empty one where the course is new; undefined, and a finding, where it is
 * broken or another course's. A lock from before locks had a name is given one.
 */
export function readLock(file: string, course: number, report: Report): Lock | undefined {
  if (!existsSync(file)) return emptyLock(course);
  const lock = readYaml(file, lockSchema, report)?.value;
  if (!lock) {
    report('bad-lock', file, undefined, 'the lock is broken: take it from the last commit');
    return undefined;
  }
  if (lock.course === undefined || lock.course === course) {
    const { course: _, id = newId(), ...rest } = lock;
    return { course, id, ...rest };
  }
  const message = `these are the numbers of course ${lock.course}, and this is course ${course}`;
  report('forked-lock', file, undefined, `${message}: ${forkAdvice(dirname(file))}`);
  return undefined;
}

/** A lock that has given no number yet. */
export const emptyLock = (course: number): Lock => ({ course, id: newId(), ...structuredClone(EMPTY_LOCK) });

/** What to do about two courses with one lock. */
export const forkAdvice = (folder: string): string =>
  `a copied course needs numbers of its own, run: studio fork ${folder} --number N; where it is the same course, put its old number back`;

const newId = (): string => randomBytes(8).toString('hex');

/** A lock as it stands in its file. */
export const lockText = (lock: Lock): string => HEADER + stringify(spell(lock), { lineWidth: 0 });

/** Writes the text of a lock, whole or not at all, where it changed. */
export function writeLock(file: string, text: string): void {
  if (readText(file) === text) return;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const spellUnit = ({ by, source, target }: UnitRecord): string => `${by} ${source} ${target}`;

function spell(lock: Lock): unknown {
  const line = ({ n, kind, hash }: NumberedBlock): string => `${n} ${kind} ${hash}`;
  const mapValues = <T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
  const texts = mapValues(lock.texts, ({ next, blocks, only }) => ({
    next,
    blocks: blocks.map(line),
    ...(Object.keys(only).length > 0 && { only: mapValues(only, (list) => list.map(line)) }),
  }));
  const translations = mapValues(lock.translations, (languages) =>
    mapValues(languages, ({ units, whole }) => whole ?? mapValues(units, spellUnit)),
  );
  return { ...lock, texts, translations };
}
