import type { CourseIndex } from './course-index.ts';
import { searchTitles } from './search-titles.ts';

/** Has the search read the list anew; where it is not on this phone yet, there is nothing that could be old. */
export const refreshHits = (): void =>
  void import('../../search/client.ts').then((m) => m.refreshSearch()).catch(() => undefined);

/**
 * Rows that answer what was typed, best first; undefined where nothing was. Where the search itself is not on this phone yet, titles are
 * looked through. An abort throws.
 */
export async function searchHits(
  index: CourseIndex,
  words: string,
  signal: AbortSignal,
): Promise<readonly number[] | undefined> {
  if (words.trim() === '') return undefined;
  try {
    const { searchCourses } = await import('../../search/client.ts');
    const hits = await searchCourses(words, { signal });
    return hits.flatMap(({ course }) => index.at.get(course) ?? []);
  } catch {
    signal.throwIfAborted();
    return searchTitles(index, words);
  }
}
