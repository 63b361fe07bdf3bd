import type { PassageFound } from '../../search/client.ts';

/** Where a passage is read, heard or answered. */
export function placeAddress({ kind, course, lesson, item, place }: PassageFound): string {
  const page = `/course/${course}`;
  if (kind === 'quiz' && item !== undefined) return `${page}/quiz/${item}`;
  if (kind === 'term') return `/glossary?course=${course}&term=${place}`;
  if (lesson === undefined) return page;
  if (item === undefined) return `${page}/${lesson}`;
  const there = `${page}/${lesson}?item=${item}`;
  if (kind === 'text') return `${there}&block=${place}`;
  return kind === 'transcript' ? `${there}&t=${place}` : there;
}
