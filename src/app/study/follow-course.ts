import { i18n } from '@lingui/core';
import { liveQuery } from 'dexie';
import { openCourse } from '../../data/library/course.ts';
import type { Download } from '../../data/library/download.ts';
import { readDownload } from '../../data/library/read-downloads.ts';
import { refreshCatalogue } from '../../data/library/refresh-catalogue.ts';
import { courseFacts } from '../../data/study/read.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { deps } from '../deps.ts';

/** What is known of a course so far. */
export interface KnownCourse {
  /** Its manifests; in the box undefined where they are neither on this phone nor to be had now. */
  readonly opened?: { readonly value: CourseManifests | undefined };
  readonly facts?: readonly Fact[];
  readonly row?: { readonly value: Download | undefined };
  /** Why it could not be read. */
  readonly error?: unknown;
}

/** A course that pages follow, from one to the next. */
export interface FollowedCourse {
  read(): KnownCourse;
  /** Tells of every change until the returned function is called. */
  follow(listener: () => void): () => void;
}

interface Kept extends FollowedCourse {
  isFollowed(): boolean;
  end(): void;
}

const kept = new Map<number, Kept>();

/** A course by its number. The last one stays open when its page is left, so that the next page of it need not wait. */
export function followedCourse(number: number): FollowedCourse {
  const known = kept.get(number);
  if (known && known.read().error === undefined) return known;
  for (const [other, course] of kept) {
    if (course.isFollowed()) continue;
    course.end();
    kept.delete(other);
  }
  const course = followCourse(number);
  kept.set(number, course);
  return course;
}

function followCourse(number: number): Kept {
  const ended = new AbortController();
  const listeners = new Set<() => void>();
  let known: KnownCourse = {};
  let opening = new AbortController();

  const learn = (news: KnownCourse): void => {
    known = { ...known, ...news };
    for (const listener of [...listeners]) listener();
  };
  const fail = (error: unknown): void => learn({ error });
  const open = (): void => {
    opening.abort();
    opening = new AbortController();
    const { signal } = opening;
    openListed(number, { signal }).then(
      (value) => signal.aborted || learn({ opened: { value: unlessSame(value, known.opened?.value) } }),
      (error: unknown) => signal.aborted || fail(error),
    );
  };
  const isKept = (): boolean => known.row?.value?.kept !== undefined;
  // A course that is not kept on the phone may be had, or had newer, by now.
  const openAgain = (): void => {
    if (listeners.size > 0 && known.opened && !isKept()) open();
  };

  const rows = liveQuery(() => readDownload(deps().library, number)).subscribe((value) => {
    const before = known.row?.value?.kept?.version;
    learn({ row: { value } });
    const version = value?.kept?.version;
    const isOther = version !== before && version !== known.opened?.value?.root.version;
    if (known.opened && isOther) open();
  }, fail);
  const facts = liveQuery(() => courseFacts(deps().study, number)).subscribe((value) => learn({ facts: value }), fail);
  addEventListener('online', openAgain, { signal: ended.signal });
  open();

  return {
    read: () => known,
    follow(listener) {
      listeners.add(listener);
      openAgain();
      return () => listeners.delete(listener);
    },
    isFollowed: () => listeners.size > 0,
    end() {
      for (const query of [rows, facts]) query.unsubscribe();
      ended.abort();
      opening.abort();
    },
  };
}

/** What was there, where the new is the same: then no page has anything to do. */
function unlessSame(course: CourseManifests | undefined, before: CourseManifests | undefined) {
  const treeOf = ({ root }: CourseManifests) => [root.version, ...root.modules.map(({ manifest }) => manifest.hash)];
  return course && before && String(treeOf(course)) === String(treeOf(before)) ? before : course;
}

/** Opens a course; one that a link names before the list of courses is here, after fetching the list. */
async function openListed(number: number, cancel: { signal: AbortSignal }): Promise<CourseManifests | undefined> {
  const opened = await openCourse(deps(), number, cancel);
  if (opened) return opened;
  const answer = await refreshCatalogue(deps(), i18n.locale, cancel);
  return answer === 'new' ? openCourse(deps(), number, cancel) : undefined;
}
