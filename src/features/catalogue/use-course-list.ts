import { i18n } from '@lingui/core';
import { useMemo } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { readMeans } from '../../app/downloads/read-means.ts';
import { useLoaded } from '../../app/study/use-loaded.ts';
import { type Download, readDownloads } from '../../data/library/download.ts';
import type { Means } from '../../data/phone/affordable.ts';
import { useLive } from '../../ui/use-live.ts';
import { bitsOf } from './bits.ts';
import type { Choice, Dimension } from './choice.ts';
import type { CourseIndex, Options } from './course-index.ts';
import { type Found, findCourses } from './find-courses.ts';
import { loadIndex, stateOfCourses } from './load-index.ts';
import { searchHits } from './search-hits.ts';
import { sortCourses } from './sort-courses.ts';
import { type Weights, weighCourses } from './weigh-courses.ts';

/** The list of courses as it was asked for. */
export interface CourseList {
  readonly index: CourseIndex;
  readonly weights: Weights;
  readonly means: Means;
  readonly downloads: readonly Download[];
  readonly found: Found;
}

/** The courses, asked for in some way; undefined until they are read. */
export function useCourseList(choice: Choice): CourseList | undefined {
  const lang = i18n.locale;
  const state = useLive(() => stateOfCourses(deps().library, lang), [lang]);
  const index = useLoaded((signal) => whenKnown(state, lang, signal), [state, lang])?.value;
  // Taken once: what she looks at does not change its order while her data runs.
  const means = useLoaded(readMeans, [])?.value;
  const weights = useMemo(() => index && means && weighCourses(index.rows, means), [index, means]);
  const downloads = useLive(() => readDownloads(deps().library), []);
  const sorted = useLoaded(
    async (signal) => {
      if (!index || !weights || !means) return undefined;
      const { rows } = index;
      return { index, order: await sortCourses(choice.sort, { rows, weights, means, lang }, signal) };
    },
    [index, weights, choice.sort],
  )?.value;
  // Until the next hits are there, those of the letters before stand.
  const hits = useLoaded(
    async (signal) => (index ? { index, rows: await searchHits(index, choice.words, signal) } : undefined),
    [index, choice.words],
  )?.value;
  return useMemo(() => {
    if (!index || !weights || !means || !downloads || sorted?.index !== index || hits?.index !== index)
      return undefined;
    const rows = index.rows.length;
    const options = new Map<Dimension, Options>([
      ...index.options,
      ['size', weights.sizes],
      ['here', new Map([['yes', bitsOf(rowsHere(index, downloads), rows)]])],
    ]);
    const found = findCourses({ order: hits.rows ?? sorted.order, rows, options, choice });
    return { index, weights, means, downloads, found };
  }, [index, weights, means, downloads, sorted, hits, choice]);
}

/** Nothing is loaded before it is known what of. */
const whenKnown = async (state: string | undefined, lang: string, signal: AbortSignal) =>
  state === undefined ? undefined : loadIndex(deps().library, lang, signal);

function rowsHere({ at }: CourseIndex, downloads: readonly Download[]): number[] {
  const here = downloads.filter(({ kept, isAhead }) => kept !== undefined && !isAhead);
  return here.flatMap(({ course }) => at.get(course) ?? []);
}
