import { t } from '@lingui/core/macro';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { NoteEntry } from '../../app/notes/note-entry.tsx';
import type { OpenNote } from '../../app/notes/note-writer.ts';
import { claimedMs } from '../../data/study/claimed-time.ts';
import { formatMoment } from '../../i18n/format.ts';
import { formatClock } from '../../i18n/format-clock.ts';
import type { Note } from '../../protocol/notes/note.ts';
import type { CourseNotes } from './group-notes.ts';
import { noteAddress } from './note-address.ts';
import type { Outline } from './read-outlines.ts';
import { courseTitle, lessonTitle } from './titles.ts';

interface NotesListProps {
  courses: readonly CourseNotes[];
  outlines: ReadonlyMap<number, Outline>;
  onEdit: (note: OpenNote) => void;
  onDelete: (note: OpenNote) => void;
}

/** Notes by course and lesson. */
export function NotesList({ courses, outlines, onEdit, onDelete }: NotesListProps) {
  return (
    <>
      {courses.map((group) => (
        <section key={group.course} class="card stack">
          <h2>
            <bdi>{courseTitle(group)}</bdi>
          </h2>
          {group.lessons.map((lesson) => (
            <div key={lesson.key}>
              <h3>
                <bdi>{lessonTitle(lesson)}</bdi>
              </h3>
              {lesson.notes.map((note) => (
                <KeptNote
                  key={note.id}
                  note={note}
                  outline={outlines.get(note.course)}
                  onEdit={onEdit}
                  onDelete={onDelete}
                />
              ))}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

interface KeptNoteProps extends Pick<NotesListProps, 'onEdit' | 'onDelete'> {
  note: Note;
  outline: Outline | undefined;
}

/** One of many: it is rendered anew only when the note itself has changed. */
function KeptNote({ note, outline, onEdit, onDelete }: KeptNoteProps) {
  const acts = useRef({ onEdit, onDelete });
  acts.current = { onEdit, onDelete };
  return useMemo(
    () => (
      <div class="kept-note">
        <NoteEntry
          note={note}
          place={<PlaceLink note={note} outline={outline} />}
          remark={formatMoment(claimedMs(note.minute))}
          onEdit={(open) => acts.current.onEdit(open)}
          onDelete={(open) => acts.current.onDelete(open)}
        />
      </div>
    ),
    [note, outline],
  );
}

function PlaceLink({ note, outline }: { note: Note; outline: Outline | undefined }) {
  const { place } = note;
  const clock = place.type === 'second' && formatClock(place.second);
  return (
    <a class="hit" href={noteAddress(note, outline)}>
      {clock ? t`Open at ${clock}` : t`Open the place`}
    </a>
  );
}

/** Tells when the end of what is drawn comes near the screen. */
export function EndOfList({ onNear }: { onNear: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNear(), { rootMargin: '800px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  });
  return <div ref={end} class="list-end" />;
}
