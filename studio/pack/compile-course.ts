import { join } from 'node:path';
import type { BlobRef } from '../../src/protocol/pack/blob-ref.ts';
import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { courseHistorySchema } from '../../src/protocol/pack/catalogue.ts';
import { type CourseRoot, PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import { COURSES_PER_PUBLISHER } from '../../src/protocol/pack/words.ts';
import { readLock } from '../numbers/lock-file.ts';
import type { Lock } from '../numbers/lock-schema.ts';
import { createNumbers } from '../numbers/numbers.ts';
import type { Report } from '../report/finding.ts';
import type { SourceCourse } from '../source/read-course.ts';
import { compileModule } from './compile-module.ts';
import { readJson } from './read-json.ts';
import { sha256 } from './sha256.ts';
import type { Store } from './store.ts';

/** A course that stands in the store, and the lock that is to be kept with its source. */
export interface CompiledCourse {
  number: number;
  version: number;
  lockFile: string;
  lock: Lock;
}

/** Puts a whole course into the store, and its version into its history (pack-spec [VER1]). */
export function compileCourse(course: SourceCourse, store: Store, report: Report): CompiledCourse | undefined {
  const lockFile = join(course.folder, 'numbers.yaml');
  const lock = readLock(lockFile, report);
  if (!lock) return undefined;
  const { yaml, publisher } = course;
  const number = publisher.number * COURSES_PER_PUBLISHER + yaml.value.number;
  const { source, languages } = yaml.value;
  const numbers = createNumbers(lock);
  const build = { folder: course.folder, source, languages, numbers, store, report };
  const modules = course.modules.map((module) => ({
    number: numbers.thing(module.path),
    title: module.yaml.value.title,
    manifest: compileModule(build, module),
  }));
  const { machine, title, summary, outcomes, subject, level, licence, attribution, mark } = yaml.value;
  const rootOf = (version: number): CourseRoot => ({
    ...{ format: PACK_FORMAT, course: number, version, source, languages, machine, title, summary, outcomes },
    ...{ subject, level, licence, attribution, publisher, mark, modules },
  });
  const unchanged = lock.version > 0 && sha256(canonicalJson(rootOf(lock.version))) === lock.root;
  const version = unchanged ? lock.version : lock.version + 1;
  const root = store.putJson(rootOf(version));
  Object.assign(lock, { version, root: root.hash });
  addToHistory({ number, version, root }, yaml.file, store, report);
  return { number, version, lockFile, lock };
}

/** Versions only ever grow: a store that knows another root, or a newer version, was not built from this lock. */
function addToHistory(
  { number, version, root }: { number: number; version: number; root: BlobRef },
  file: string,
  store: Store,
  report: Report,
): void {
  const path = `courses/${number}.json`;
  const history = readJson(store, path, courseHistorySchema, report) ?? [];
  const latest = history.at(-1);
  if (latest?.version === version && latest.root.hash === root.hash) return;
  if (latest && latest.version >= version) {
    const message = `the store has version ${latest.version} of course ${number}, and this would be version ${version}`;
    report('version-conflict', file, undefined, `${message}: its numbers.yaml is not the one the store was built with`);
    return;
  }
  store.putFile(path, JSON.stringify([...history, { version, root }]));
}
