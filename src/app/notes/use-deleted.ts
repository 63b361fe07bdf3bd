import { useState } from 'preact/hooks';
import { deleteNote, recordNote } from '../../data/study/record-note.ts';
import { requestSync } from '../../sync/when.ts';
import { deps } from '../deps.ts';
import type { OpenNote } from './note-writer.ts';

/** Deleting notes, with the way back for the one that was deleted last. */
export interface Deleted {
  /** Whether there is one to bring back. */
  readonly isThere: boolean;
  /** Why the last try was not kept, and how to try again. */
  readonly problem: { readonly error: unknown; readonly retry: () => void } | undefined;
  remove(note: OpenNote): void;
  undo(): void;
  /** She has gone on. */
  forget(): void;
}

export function useDeleted(): Deleted {
  const [last, setLast] = useState<OpenNote>();
  const [problem, setProblem] = useState<Deleted['problem']>();
  const attempt = (work: () => Promise<OpenNote | undefined>): void => {
    work().then(
      (left) => {
        setLast(left);
        setProblem(undefined);
        requestSync();
      },
      (error: unknown) => setProblem({ error, retry: () => attempt(work) }),
    );
  };
  return {
    isThere: last !== undefined,
    problem,
    remove(note) {
      const { saw } = note;
      if (!saw) return;
      attempt(async () => ({ ...note, saw: (await deleteNote(deps().study, note.ref, saw)).stamp }));
    },
    undo() {
      if (!last) return;
      attempt(async () => {
        await recordNote(deps().study, last.ref, last.content, last.saw);
        return undefined;
      });
    },
    forget: () => setLast(undefined),
  };
}
