import { i18n } from '@lingui/core';
import { openCourse } from '../../data/library/course.ts';
import { type Download, readDownloads } from '../../data/library/download.ts';
import { refreshCatalogue } from '../../data/library/refresh-catalogue.ts';
import { courseFacts } from '../../data/study/read.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { useLive } from '../../ui/use-live.ts';
import { useOnline } from '../../ui/use-online.ts';
import { deps } from '../deps.ts';
import { studyLanguage } from './study-language.ts';
import { useLoaded } from './use-loaded.ts';

/** A course, and all that this phone knows of her in it. */
export interface CourseInStudy {
  readonly course: CourseManifests;
  readonly facts: readonly Fact[];
  readonly download: Download | undefined;
  /** What the app itself has fetched ahead of her, while she has not asked for anything of this course. */
  readonly ahead: Download | undefined;
  /** The language that she studies it in. */
  readonly lang: string;
}

export type CourseView =
  | { readonly kind: 'loading' }
  /** Its manifests are neither on this phone nor to be had now. */
  | { readonly kind: 'absent' }
  | ({ readonly kind: 'open' } & CourseInStudy);

/** A course by its number, kept up to date with what is downloaded and what she does. */
export function useCourse(number: number): CourseView {
  const isOnline = useOnline();
  const downloads = useLive(() => readDownloads(deps().library), []);
  const facts = useLive(() => courseFacts(deps().study, number), [number]);
  const row = downloads?.find(({ course }) => course === number);
  const [download, ahead] = row?.isAhead ? [undefined, row] : [row, undefined];
  const kept = download?.kept?.version;
  const opened = useLoaded((signal) => openListed(number, { signal }), [number, kept, isOnline]);

  if (!opened || !facts || !downloads) return { kind: 'loading' };
  const course = opened.value;
  if (!course) return { kind: 'absent' };
  return { kind: 'open', course, facts, download, ahead, lang: studyLanguage(course.root, download, i18n.locale) };
}

/** Opens a course; one that a link names before the list of courses is here, after fetching the list. */
async function openListed(number: number, cancel: { signal: AbortSignal }): Promise<CourseManifests | undefined> {
  const opened = await openCourse(deps(), number, cancel);
  if (opened) return opened;
  const answer = await refreshCatalogue(deps(), i18n.locale, cancel);
  return answer === 'new' ? openCourse(deps(), number, cancel) : undefined;
}
