import { useState } from 'preact/hooks';
import { claimedMinute } from '../../data/study/claimed-time.ts';
import { newNote, recordNote } from '../../data/study/record-note.ts';
import type { NotePlace } from '../../protocol/notes/note.ts';
import { requestSync } from '../../sync/when.ts';
import { deps } from '../deps.ts';
import type { OpenNote } from './note-writer.ts';
import { type Deleted, useDeleted } from './use-deleted.ts';

/** What is done with the notes of an item. */
export interface NoteActions {
  /** The note that is being written. */
  readonly open: OpenNote | undefined;
  readonly deleted: Deleted;
  /** Why the last mark could not be kept, and how to try again. */
  readonly problem: { readonly error: unknown; readonly retry: () => void } | undefined;
  /** A note at a place that nothing is kept of yet. */
  draft(place: NotePlace, quote?: string): OpenNote;
  /** Keeps a mark without words of her own. */
  add(mark: OpenNote): void;
  write(note: OpenNote): void;
  close(): void;
}

export function useNoteActions(course: number, item: number): NoteActions {
  const [open, setOpen] = useState<OpenNote>();
  const [problem, setProblem] = useState<NoteActions['problem']>();
  const deleted = useDeleted();
  const add = (mark: OpenNote): void => {
    deleted.forget();
    recordNote(deps().study, mark.ref, mark.content, mark.saw).then(
      () => {
        setProblem(undefined);
        requestSync();
      },
      (error: unknown) => setProblem({ error, retry: () => add(mark) }),
    );
  };
  return {
    open,
    deleted,
    problem,
    add,
    draft: (place, quote = '') => ({
      ref: newNote({ course, item }),
      content: { place, quote, text: '', minute: claimedMinute(deps().now()) },
      saw: undefined,
    }),
    write(note) {
      deleted.forget();
      setOpen(note);
    },
    close: () => setOpen(undefined),
  };
}
