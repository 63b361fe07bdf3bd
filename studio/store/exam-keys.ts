import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { type ExamKey, examKeySchema } from '../../src/protocol/pack/exam-key.ts';

/**
 * Where the keys of sealed quizzes lie: beside the packs, and never among them, since everything there is served to everybody
 * (pack-spec [QUIZ6]).
 */
export const examKeysBeside = (packs: string): string => `${resolve(packs)}.exam-keys`;

/** The file of the key of one version, by the hash of its root. */
export const examKeyFile = (folder: string, course: number, root: string): string =>
  join(folder, String(course), `${root}.json`);

/** Writes a key, readable by its owner only; one that is there gives way: a mistake in it can be put right. */
export function writeExamKey(folder: string, key: ExamKey): void {
  const file = examKeyFile(folder, key.course, key.root);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, canonicalJson(key), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The key of a version; undefined where there is none. @throws where it is broken */
export function readExamKey(folder: string, course: number, root: string): ExamKey | undefined {
  const text = readIfThere(examKeyFile(folder, course, root));
  return text === undefined ? undefined : v.parse(v.pipe(v.string(), v.parseJson(), examKeySchema), text);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
