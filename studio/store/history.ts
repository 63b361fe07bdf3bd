import { canonicalJson } from '../../src/protocol/pack/canonical-json.ts';
import { PACK_FORMAT } from '../../src/protocol/pack/course-root.ts';
import { type CourseHistory, courseHistorySchema, publisherOf } from '../../src/protocol/pack/release.ts';
import type { Signed } from '../../src/protocol/pack/signed.ts';
import type { Report } from '../report/finding.ts';
import type { PublishingKeys } from './keys.ts';
import { readJson } from './read-json.ts';
import { isReleaseOf, type NewRelease, signRelease } from './releases.ts';
import type { Store } from './store.ts';

export const historyPath = (course: number): string => `courses/${course}.json`;

/** All that the store has of a course; undefined where it knows nothing of it, or its file is broken. */
export const readHistory = (store: Store, course: number, report: Report): CourseHistory | undefined =>
  readJson(store, historyPath(course), courseHistorySchema, report);

/** Numbers of the courses that the store knows, in order. */
export const listCourses = (store: Store): number[] =>
  store
    .list('courses')
    .flatMap((name) => /^([1-9]\d{0,15})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

/**
 * Puts a version into the history of its course (pack-spec [VER1]). Versions only ever grow: where the store knows another
 * root or a newer version, `conflict` says so, and nothing is written.
 */
export function addVersion(store: Store, release: NewRelease, report: Report): { conflict?: string } {
  const { course, version, root } = release;
  const history = readHistory(store, course, report) ?? { format: PACK_FORMAT, versions: [] };
  const latest = history.versions.at(-1);
  if (latest?.version === version && latest.root.hash === root.hash) return {};
  if (latest && latest.version >= version) {
    return {
      conflict: `the store has version ${latest.version} of course ${course}, and this would be version ${version}`,
    };
  }
  writeHistory(store, course, { ...history, versions: [...history.versions, { version, root }] });
  return {};
}

/** Keeps the release of a version that the history has. */
export function keepRelease(store: Store, { course, version }: NewRelease, release: Signed, report: Report): void {
  const history = readHistory(store, course, report);
  if (!history) return;
  const versions = history.versions.map((entry) => (entry.version === version ? { ...entry, release } : entry));
  writeHistory(store, course, { ...history, versions });
}

/** Takes a course out of the catalogue at the next `writeCatalogue`. What was published of it stays, for facts to be marked with. */
export function keepWithdrawal(store: Store, course: number, withdrawn: Signed, report: Report): void {
  const history = readHistory(store, course, report);
  if (history) writeHistory(store, course, { ...history, withdrawn });
}

/** Signs the newest version of each of these courses, where that has no release by a key that is good now. */
export function signReleases(store: Store, courses: readonly number[], keys: PublishingKeys, report: Report): void {
  for (const course of courses) {
    const key = keys.publisherKeys.get(publisherOf(course));
    const latest = readHistory(store, course, report)?.versions.at(-1);
    if (!key || !latest) continue;
    const release = { course, version: latest.version, root: latest.root };
    const signed = signRelease(release, key);
    const isKept =
      latest.release && isReleaseOf(latest.release, release) && latest.release.signature === signed.signature;
    if (!isKept) keepRelease(store, release, signed, report);
  }
}

const writeHistory = (store: Store, course: number, history: CourseHistory): void =>
  store.putFile(historyPath(course), canonicalJson({ ...history }));
