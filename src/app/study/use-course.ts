import { i18n } from '@lingui/core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { lessonsOf } from '../../data/library/course.ts';
import type { Download } from '../../data/library/download.ts';
import type { Fact } from '../../protocol/facts/fact.ts';
import type { ModuleManifest } from '../../protocol/pack/module-manifest.ts';
import type { CourseManifests } from '../../protocol/pack/plan-download.ts';
import { nextStep } from '../../protocol/progress/next-step.ts';
import { followedCourse, type KnownCourse } from './follow-course.ts';
import { studyLanguage } from './study-language.ts';
import { useReadAhead } from './use-read-ahead.ts';

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

/** A course by its number, kept up to date with what is downloaded and what she does; at once where a page before has opened it. */
export function useCourse(number: number): CourseView {
  const followed = useMemo(() => followedCourse(number), [number]);
  const known = followed.read();
  const [, setShown] = useState(known);
  useEffect(() => {
    const look = () => setShown(followed.read());
    look();
    return followed.follow(look);
  }, [followed]);

  if (known.error !== undefined) throw known.error;
  const view = viewOf(known);
  const isOpen = view.kind === 'open';
  useReadAhead(isOpen ? nextModule(view) : undefined, isOpen ? view.lang : '');
  return view;
}

function viewOf({ opened, facts, row }: KnownCourse): CourseView {
  if (!opened || !facts || !row) return { kind: 'loading' };
  const course = opened.value;
  if (!course) return { kind: 'absent' };
  const [download, ahead] = row.value?.isAhead ? [undefined, row.value] : [row.value, undefined];
  return { kind: 'open', course, facts, download, ahead, lang: studyLanguage(course.root, download, i18n.locale) };
}

/** The module in which she goes on. */
function nextModule({ course, facts }: CourseInStudy): ModuleManifest | undefined {
  const lessons = lessonsOf(course);
  const next = nextStep(
    lessons.map(({ lesson }) => lesson),
    facts,
  );
  return lessons.find(({ lesson }) => lesson === next?.lesson)?.module;
}
