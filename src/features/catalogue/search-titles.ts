import type { CourseIndex } from './course-index.ts';

/** Letters without their marks and cases. */
const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Rows whose titles have all the words. */
export function searchTitles({ rows }: CourseIndex, words: string): number[] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.flatMap(({ title }, row) => {
    const folded = fold(title);
    return wanted.every((word) => folded.includes(word)) ? [row] : [];
  });
}
