import type { Note } from '../../protocol/notes/note.ts';
import type { Outline, OutlineItem } from './read-outlines.ts';

/** The notes of one lesson, in the order of its places. */
export interface LessonNotes {
  readonly key: string;
  /** Undefined where the course, or this part of it, is not on the phone. */
  readonly lesson: OutlineItem['lesson'] | undefined;
  readonly notes: readonly Note[];
}

export interface CourseNotes {
  readonly course: number;
  readonly title: string | undefined;
  readonly lessons: readonly LessonNotes[];
}

/** Notes in the order in which they are shown: courses by their titles, then places. What its course no longer has comes last. */
export function sortNotes(notes: readonly Note[], outlines: ReadonlyMap<number, Outline>, lang: string): Note[] {
  const { compare } = new Intl.Collator(lang);
  const titles = [...outlines].sort(([a, { title: x = '' }], [b, { title: y = '' }]) => compare(x, y) || a - b);
  const rank = new Map(titles.map(([course], at) => [course, at]));
  const keyed = notes.map((note) => {
    const place = outlines.get(note.course)?.items.get(note.item);
    const at = place?.at ?? Number.MAX_SAFE_INTEGER;
    return { note, keys: [rank.get(note.course) ?? -1, at, ...within(note, place), note.n] };
  });
  return keyed.sort((a, b) => compareKeys(a.keys, b.keys)).map(({ note }) => note);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((key, i) => key !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Sorted notes by course and lesson. */
export const groupNotes = (sorted: readonly Note[], outlines: ReadonlyMap<number, Outline>): CourseNotes[] =>
  [...groupBy(sorted, ({ course }) => course)].map(([course, mine]) => {
    const outline = outlines.get(course);
    return { course, title: outline?.title, lessons: byLesson(mine, outline) };
  });

function byLesson(notes: readonly Note[], outline: Outline | undefined): LessonNotes[] {
  const lessonOf = ({ item }: Note) => outline?.items.get(item)?.lesson;
  return [...groupBy(notes, (note) => lessonOf(note)?.number ?? 0)].map(([number, mine]) => {
    const [first] = mine;
    return { key: String(number), lesson: first && lessonOf(first), notes: mine };
  });
}

function groupBy(notes: readonly Note[], keyOf: (note: Note) => number): Map<number, Note[]> {
  const groups = new Map<number, Note[]>();
  for (const note of notes) {
    const known = groups.get(keyOf(note));
    if (known) known.push(note);
    else groups.set(keyOf(note), [note]);
  }
  return groups;
}

/** The place inside an item: a second of a video; a block of a text, and the words in it. */
function within({ place }: Note, outline: OutlineItem | undefined): [number, number] {
  if (place.type === 'second') return [place.second, 0];
  const blocks = outline?.item.kind === 'text' ? outline.item.blocks : [];
  const at = blocks.indexOf(place.block);
  return [at < 0 ? blocks.length : at, place.at];
}

/** The same groups with the first `count` notes only: more than a cheap phone draws at once is drawn when it is scrolled to. */
export function firstNotes(groups: readonly CourseNotes[], count: number): CourseNotes[] {
  let left = count;
  const take = (lesson: LessonNotes): LessonNotes[] => {
    const notes = lesson.notes.slice(0, left);
    left -= notes.length;
    return notes.length > 0 ? [{ ...lesson, notes }] : [];
  };
  return groups.flatMap((group) => {
    const lessons = left > 0 ? group.lessons.flatMap(take) : [];
    return lessons.length > 0 ? [{ ...group, lessons }] : [];
  });
}
