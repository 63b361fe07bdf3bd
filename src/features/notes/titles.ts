import { t } from '@lingui/core/macro';
import { noteName } from '../../app/notes/note-words.ts';
import { claimedMs } from '../../data/study/claimed-time.ts';
import { beside, formatMoment } from '../../i18n/format.ts';
import { formatClock } from '../../i18n/format-clock.ts';
import type { Note } from '../../protocol/notes/note.ts';
import type { CourseNotes, LessonNotes } from './group-notes.ts';
import type { MarkdownWords } from './notes-as-markdown.ts';

/** What a course is called; by its number where the phone does not know more. */
export const courseTitle = ({ title, course }: Pick<CourseNotes, 'title' | 'course'>): string =>
  title ?? t`Course ${course}`;

export const lessonTitle = ({ lesson }: Pick<LessonNotes, 'lesson'>): string =>
  lesson?.title ?? t`A lesson that is not on this phone`;

function noteHead({ kind, place, minute }: Note): string {
  const name = noteName(kind);
  const at = place.type === 'second' ? beside(name, formatClock(place.second)) : name;
  return beside(at, formatMoment(claimedMs(minute)));
}

/** The words of a file of notes, in the language in force. */
export const markdownWords = (): MarkdownWords => ({
  title: t`My notes`,
  courseTitle,
  lessonTitle,
  head: noteHead,
});
