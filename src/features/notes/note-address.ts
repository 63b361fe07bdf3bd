import type { Note } from '../../protocol/notes/note.ts';
import type { Outline } from './read-outlines.ts';

/** The address of a note's place; that of its course where the phone does not have the lesson. */
export function noteAddress({ course, item, place }: Note, outline: Outline | undefined): string {
  const lesson = outline?.items.get(item)?.lesson.number;
  if (lesson === undefined) return `/course/${course}`;
  const at = place.type === 'block' ? `block=${place.block}` : `t=${place.second}`;
  return `/course/${course}/${lesson}?item=${item}&${at}`;
}
