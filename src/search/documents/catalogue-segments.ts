import type { CourseFound } from '../find/found.ts';
import { buildSegment, type Field, type SegmentBuilder } from '../index/build-segment.ts';
import type { Listing } from '../store/library-rows.ts';
import type { Built } from '../store/search-db.ts';
import { INDEX_FORM } from './course-sources.ts';

const WEIGHTS = { title: 5, beside: 2, summary: 1 } as const;

export const catalogueKey = (list: string, lang: string): string => `catalogue/${list}/${lang}`;

/** Courses on a page of what is shown of them: few are wanted at a time, and from anywhere. */
export const COURSES_PER_PAGE = 16;

export const catalogueFingerprint = (counter: number): string => `${INDEX_FORM}.${counter}`;

export const isOfList = (key: string, list: string): boolean => key.startsWith(catalogueKey(list, ''));

/**
 * The indexes of one list of courses, which come some at a time: one for each language that its courses are shown in, since a course
 * without the list's own stands there in its source language.
 */
export function catalogueSegments(list: string, counter: number) {
  const parts = new Map([[list, startPart(list)]]);
  return {
    add(listings: readonly Listing[]): void {
      for (const listing of listings) {
        const part = parts.get(listing.lang) ?? startPart(listing.lang);
        parts.set(listing.lang, part);
        part.builder.add(fieldsOf(listing), listing.course, listing.title);
        part.shown.push(shownOf(listing));
      }
    },
    finish: (): Built[] =>
      [...parts].map(([lang, { builder, shown }]) => ({
        key: catalogueKey(list, lang),
        fingerprint: catalogueFingerprint(counter),
        segment: builder.finish(),
        pages: pagesOf(shown),
      })),
  };
}

interface Part {
  readonly builder: SegmentBuilder;
  readonly shown: CourseFound[];
}

const startPart = (lang: string): Part => ({ builder: buildSegment(lang), shown: [] });

const shownOf = ({ course, lang, title, minutes, publisher, partner, bytes, mark }: Listing): CourseFound => ({
  ...{ course, lang, title, minutes, publisher, bytes, mark },
  ...(partner !== undefined && { partner }),
});

const pagesOf = (shown: readonly CourseFound[]): CourseFound[][] =>
  Array.from({ length: Math.ceil(shown.length / COURSES_PER_PAGE) }, (_, page) =>
    shown.slice(page * COURSES_PER_PAGE, (page + 1) * COURSES_PER_PAGE),
  );

function fieldsOf({ title, summary, subject, publisher, partner, competencies, collections }: Listing): Field[] {
  const beside = [publisher, partner, subject, ...(competencies ?? []), ...(collections ?? [])];
  return [
    { text: title, weight: WEIGHTS.title },
    { text: beside.join(' . '), weight: WEIGHTS.beside },
    { text: summary, weight: WEIGHTS.summary },
  ];
}
