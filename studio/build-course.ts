import { courseRootSchema } from '../src/protocol/pack/course-root.ts';
import type { ExamKey } from '../src/protocol/pack/exam-key.ts';
import { moduleManifestSchema } from '../src/protocol/pack/module-manifest.ts';
import { auditCourse } from './audit/audit-course.ts';
import type { CourseCache, RememberedCourse } from './cache/course-cache.ts';
import type { Stamps } from './cache/file-stamps.ts';
import type { PictureOptions } from './ladder/small-pictures.ts';
import { findMediaTools } from './ladder/tools.ts';
import { lockText } from './numbers/lock-file.ts';
import { compileCourse } from './pack/compile-course.ts';
import { collectFindings, type Report } from './report/finding.ts';
import { readCourse } from './source/read-course.ts';
import { readHistory } from './store/history.ts';
import { readManifest } from './store/read-json.ts';
import type { Store } from './store/store.ts';

/** A course that stands in the store. */
export interface BuiltCourse extends RememberedCourse {
  /** What is to be kept with it; undefined where nothing has changed since it was built. */
  fresh: { lockText: string; stamps: Stamps | undefined; examKey: ExamKey | undefined } | undefined;
}

export interface CourseOptions extends PictureOptions {
  cache: CourseCache | undefined;
  report: Report;
  /** Whether the key of this version's sealed quizzes is where it belongs. */
  hasExamKey: (course: number, root: string) => boolean;
}

/** Puts a course into the store, unless it is there as it is; undefined, and findings, where it cannot be. */
export async function buildCourse(
  folder: string,
  store: Store,
  { cache, report, hasExamKey, ...pictures }: CourseOptions,
): Promise<BuiltCourse | undefined> {
  const remembered = cache?.find(folder);
  const isWhole =
    remembered &&
    isNewest(store, remembered) &&
    (!remembered.isSealed || hasExamKey(remembered.course.number, remembered.root));
  if (isWhole && !(await couldBeSmaller(remembered, pictures))) {
    for (const { code, file, line, message } of remembered.findings) report(code, file, line, message);
    return { ...remembered, fresh: undefined };
  }
  const stamps = cache?.stamp(folder);
  const { findings, report: note } = collectFindings();
  const made = await compile(folder, store, note, pictures);
  for (const { code, file, line, message } of findings) report(code, file, line, message);
  if (!made) return undefined;
  const { lockText, examKey, ...built } = made;
  return { ...built, isSealed: examKey !== undefined, findings, fresh: { lockText, stamps, examKey } };
}

/** A store that lacks the course, or goes on from another version of it, takes it anew. */
function isNewest(store: Store, { course, root }: RememberedCourse): boolean {
  const newest = readHistory(store, course.number, () => undefined)?.versions.at(-1);
  return newest?.version === course.version && newest.root.hash === root && store.has(root);
}

/** Pictures went in as large as they were because there was no ffmpeg, and now there is. */
async function couldBeSmaller({ findings }: RememberedCourse, { signal }: PictureOptions): Promise<boolean> {
  if (!findings.some(({ code }) => code === 'pictures-kept')) return false;
  canShrink ??= findMediaTools({ signal: signal ?? new AbortController().signal }).then(
    ({ webp }) => webp,
    () => false,
  );
  return canShrink;
}

/** Asked once: it starts a program. */
let canShrink: Promise<boolean> | undefined;

async function compile(folder: string, store: Store, report: Report, pictures: PictureOptions) {
  const source = readCourse(folder, report);
  const compiled = source && (await compileCourse(source, store, report, pictures));
  const root = compiled && readManifest(store, compiled.root, courseRootSchema, report);
  if (!root) return undefined;
  const modules = root.modules.flatMap(
    ({ manifest }) => readManifest(store, manifest, moduleManifestSchema, report) ?? [],
  );
  const { lock, translations } = compiled;
  const course = auditCourse(source, { root: compiled.root, manifests: { root, modules }, translations }, report);
  return { course, root: compiled.root.hash, lockId: lock.id, lockText: lockText(lock), examKey: compiled.examKey };
}
