import { i18n } from '@lingui/core';
import { useMemo } from 'preact/hooks';
import { deps } from '../../app/deps.ts';
import { readNotes } from '../../data/study/read-notes.ts';
import type { Note } from '../../protocol/notes/note.ts';
import { useLive } from '../../ui/use-live.ts';
import { type Outline, readOutlines } from './read-outlines.ts';

export interface KeptNotes {
  readonly notes: readonly Note[];
  /** Of the courses that have notes. */
  readonly outlines: ReadonlyMap<number, Outline>;
}

/** All notes of the person, and what the phone knows of their courses; undefined until they are read. */
export function useNotes(): KeptNotes | undefined {
  const notes = useLive(() => readNotes(deps().study), []);
  const courses = useMemo(() => [...new Set(notes?.map(({ course }) => course))], [notes]);
  const outlines = useLive(() => readOutlines(deps().library, courses, i18n.locale), [courses.join(), i18n.locale]);
  const isRead = courses.every((course) => outlines?.has(course));
  return notes && outlines && isRead ? { notes, outlines } : undefined;
}
