import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Report } from '../report/finding.ts';
import { readText, readYaml } from '../source/yaml-file.ts';
import type { NumberedBlock } from './carry-numbers.ts';
import { EMPTY_LOCK, type Lock, lockSchema } from './lock-schema.ts';

const HEADER = '# Written by the studio: numbers that were given once, for ever. Commit it, never edit it.\n';

/** The lock of a course; an empty one where the course is new; undefined where it is broken. */
export function readLock(file: string, report: Report): Lock | undefined {
  if (!existsSync(file)) return structuredClone(EMPTY_LOCK);
  const lock = readYaml(file, lockSchema, report)?.value;
  if (!lock) report('bad-lock', file, undefined, 'the lock is broken: take it from the last commit');
  return lock;
}

/** Writes the lock, whole or not at all, where it changed. */
export function writeLock(file: string, lock: Lock): void {
  const text = HEADER + stringify(spell(lock), { lineWidth: 0 });
  if (readText(file) === text) return;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function spell(lock: Lock): unknown {
  const line = ({ n, kind, hash }: NumberedBlock): string => `${n} ${kind} ${hash}`;
  const mapValues = <T, U>(record: Record<string, T>, map: (value: T) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
  const texts = mapValues(lock.texts, ({ next, blocks, only }) => ({
    next,
    blocks: blocks.map(line),
    ...(Object.keys(only).length > 0 && { only: mapValues(only, (list) => list.map(line)) }),
  }));
  return { ...lock, texts };
}
