import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { publisherOf } from '../src/protocol/pack/release.ts';
import { type BuiltCourse, buildCourse } from './build-course.ts';
import { openCourseCache } from './cache/course-cache.ts';
import { checkIdentities } from './check-identities.ts';
import { LOCK_FILE, writeLock } from './numbers/lock-file.ts';
import { collectFindings, type Finding, hasErrors, type Report } from './report/finding.ts';
import type { CourseReport } from './report/report-schema.ts';
import { type Strict, withStrict } from './report/strict.ts';
import { findCourses } from './source/find-courses.ts';
import { writeCatalogue } from './store/catalogue.ts';
import { examKeyFile, examKeysBeside, writeExamKey } from './store/exam-keys.ts';
import { signReleases } from './store/history.ts';
import { openKeys } from './store/keys.ts';
import { openStore, type Store } from './store/store.ts';

export interface BuildOptions {
  /** The courses: a folder of one, or of folders with some. */
  source: string;
  /** The pack store; it need not exist. */
  out: string;
  /** The keys that sign; made where there are none. */
  keys: string;
  /** Remembers what was built; without it every course is built anew. */
  cache?: string | undefined;
  /** Keeps pictures that were made small. */
  mediaCache?: string | undefined;
  strict?: Strict | undefined;
  /** Looks at everything and writes nothing. */
  dry?: boolean;
  signal?: AbortSignal;
}

/** What a build did. With an error among the findings it did nothing. */
export interface BuildResult {
  findings: Finding[];
  courses: CourseReport[];
  /** Files that were written into the store; 0 when nothing had changed. */
  changedFiles: number;
  /** How many courses were as the cache remembers them. */
  skipped: number;
}

/**
 * Builds every course at or below `source` into the pack store `out`, and signs its catalogue. Mistakes of authors become
 * findings, all of them at once; what was in the store before stays in it.
 * @throws the signal's reason, when it is aborted before the store is written to
 */
export async function buildPacks(options: BuildOptions): Promise<BuildResult> {
  const { source, out, cache: cacheFolder, mediaCache, strict, signal } = options;
  const { findings, report } = collectFindings();
  const folders = findCourses(source);
  if (folders.length === 0) report('no-course', source, undefined, 'no course.yaml here or below');
  const cache = cacheFolder === undefined ? undefined : openCourseCache(cacheFolder);
  const store = openStore(out);
  const examKeys = examKeysBeside(out);
  const hasExamKey = (course: number, root: string): boolean => existsSync(examKeyFile(examKeys, course, root));
  const built: BuiltCourse[] = [];
  const result = (changedFiles = 0): BuildResult => ({
    findings: withStrict(findings, strict),
    courses: built.map(({ course }) => course),
    changedFiles,
    skipped: built.filter(({ fresh }) => !fresh).length,
  });
  try {
    for (const folder of folders) {
      // So that a page that watches the build, and whoever wants to stop it, get their turn.
      await nextTurn();
      signal?.throwIfAborted();
      const course = await buildCourse(folder, store, { cache, mediaCache, signal, report, hasExamKey });
      if (course) built.push(course);
    }
    checkIdentities(built, report);
    if (options.dry || hasErrors(result().findings)) return result();
    if (!publish(store, built, options, report)) return result();
    // The locks first: numbers that a stopped build gave away are kept, and the next build goes on from them.
    for (const { course, fresh } of built) if (fresh) writeLock(join(course.folder, LOCK_FILE), fresh.lockText);
    // No version is public before the server can mark its exams.
    for (const { fresh } of built) if (fresh?.examKey) writeExamKey(examKeys, fresh.examKey);
    const { changedFiles } = store.commit();
    for (const { course, fresh, ...rest } of built) {
      if (fresh?.stamps) cache?.keep(course.folder, fresh.stamps, fresh.lockText, { course, ...rest });
    }
    return result(changedFiles);
  } finally {
    store.abandon();
  }
}

/** Signs what is new; false, and findings, where it cannot be. */
function publish(store: Store, built: readonly BuiltCourse[], { keys, strict }: BuildOptions, report: Report): boolean {
  const publishers = built.map(({ course }) => ({ number: publisherOf(course.number), name: course.publisher }));
  const unique = [...new Map(publishers.map((publisher) => [publisher.number, publisher])).values()];
  const { findings, report: note } = collectFindings();
  const opened = openKeys(keys, unique, note);
  if (opened) {
    const numbers = built.map(({ course }) => course.number);
    signReleases(store, numbers, opened, note);
    writeCatalogue(store, opened, note);
  }
  for (const { code, file, line, message } of findings) report(code, file, line, message);
  return !hasErrors(withStrict(findings, strict));
}
