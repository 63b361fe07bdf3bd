import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { formatClock } from '../../i18n/format-clock.ts';
import type { SecondPlace } from '../../protocol/notes/note.ts';
import { Button } from '../../ui/button.tsx';
import { StudyProblem } from '../study/study-problem.tsx';
import { ItemNotes } from './item-notes.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteEntry } from './note-entry.tsx';
import { openNote } from './note-writer.ts';
import { UndoLine } from './undo-line.tsx';
import { useVideoNotes } from './use-item-notes.ts';
import { useNoteActions } from './use-note-actions.ts';
import './notes.css';

interface VideoNotesProps {
  course: number;
  item: number;
  /** Of the medium that plays. */
  revision: number;
  /** Where the play head is. */
  second: () => number;
  /** Puts the play head there; absent where there is nothing to play. */
  onJump: ((second: number) => void) | undefined;
}

/** Notes and bookmarks at seconds of a video. */
export function VideoNotes({ course, item, revision, second, onJump }: VideoNotesProps) {
  const kept = useVideoNotes(course, item) ?? [];
  const notes = useNoteActions(course, item);
  const now = useSecond(second);
  const { open, deleted, problem } = notes;
  const clock = formatClock(now);
  const here = (): SecondPlace => ({ type: 'second', second: Math.floor(second()), revision });
  const there = kept.find(({ kind, place }) => kind === 'bookmark' && place.second === now);
  return (
    <>
      {onJump && (
        <div class="row noprint">
          <Button
            kind="plain"
            icon="note"
            onClick={() => notes.write(notes.draft(here()))}
          >{t`Note at ${clock}`}</Button>
          <Button
            kind="plain"
            icon="bookmark"
            onClick={() => (there ? deleted.remove(openNote(there)) : notes.add(notes.draft(here())))}
          >
            {there ? t`Remove bookmark` : t`Bookmark`}
          </Button>
        </div>
      )}
      {problem && <StudyProblem error={problem.error} onRetry={problem.retry} />}
      <UndoLine deleted={deleted} />
      <ItemNotes course={course} count={kept.length}>
        {kept.map((note) => (
          <NoteEntry
            key={note.id}
            note={note}
            place={<Second second={note.place.second} onJump={onJump} />}
            remark={note.place.revision === revision ? undefined : t`The video has changed since.`}
            onEdit={notes.write}
            onDelete={deleted.remove}
          />
        ))}
      </ItemNotes>
      {open && <NoteEditor key={open.ref.n} open={open} onClose={notes.close} onDelete={deleted.remove} />}
    </>
  );
}

function Second({ second, onJump }: { second: number; onJump: VideoNotesProps['onJump'] }) {
  const clock = <span class="ltr num">{formatClock(second)}</span>;
  return onJump ? (
    <Button kind="plain" icon="play" onClick={() => onJump(second)}>
      {clock}
    </Button>
  ) : (
    clock
  );
}

const LOOK_EVERY_MS = 500;

/** The whole second that a video stands at; it tells nobody, so it is looked at. */
function useSecond(second: () => number): number {
  const look = () => Math.floor(second());
  const [now, setNow] = useState(look);
  useEffect(() => {
    const timer = setInterval(() => setNow(look), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  });
  return now;
}
