import { claimedMinute } from '../../data/study/claimed-time.ts';
import { deleteNote, recordNote } from '../../data/study/record-note.ts';
import type { StudyDb } from '../../data/study/study-db.ts';
import { type Note, type NoteContent, type NoteRef, type NoteStamp, noteContent } from '../../protocol/notes/note.ts';

/** A note that is open to be written on. */
export interface OpenNote {
  readonly ref: NoteRef;
  readonly content: NoteContent;
  /** What the next write takes the place of; undefined while nothing is kept of it. */
  readonly saw: NoteStamp | undefined;
}

/** Opens a note that is there. */
export const openNote = (note: Note): OpenNote => ({ ref: note, content: noteContent(note), saw: note.stamp });

/** `kept`: all that she wrote is on the disk. `waiting`: it will be in a moment. `failed`: it could not be kept. */
export type WriterState = { readonly kind: 'kept' | 'waiting' } | { readonly kind: 'failed'; readonly error: unknown };

export interface NoteWriter {
  /** What the note says from now on; it is kept within half a second. */
  write(text: string): void;
  /** Keeps it now, and tells whether it is kept. Never rejects: the state tells why not. */
  flush(): Promise<boolean>;
  /** Keeps it, and lets go of a new note without a word in it. */
  close(): Promise<void>;
  /** The version that stands, to be deleted. */
  saw(): NoteStamp | undefined;
}

/** While she writes on, what she wrote so far is kept as often. */
const KEEP_EVERY_MS = 500;

interface WriterDeps {
  readonly study: StudyDb;
  /** Milliseconds since 1970, as the phone claims. */
  readonly now: () => number;
}

/** Keeps a note while it is written, one write after the other. */
export function createNoteWriter(
  { study, now }: WriterDeps,
  { ref, content, saw: opened }: OpenNote,
  onState: (state: WriterState) => void,
): NoteWriter {
  let saw = opened;
  let [wanted, kept] = [content.text, content.text];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Promise.resolve(true);

  const keep = async (): Promise<boolean> => {
    const text = wanted;
    try {
      if (text !== kept) {
        saw = (await recordNote(study, ref, { ...content, text, minute: claimedMinute(now()) }, saw)).stamp;
        kept = text;
      }
      onState({ kind: wanted === kept ? 'kept' : 'waiting' });
      return true;
    } catch (error) {
      onState({ kind: 'failed', error });
      return false;
    }
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(keep);
    return last;
  };
  return {
    flush,
    saw: () => saw,
    write(text) {
      wanted = text.trim() === '' ? '' : text;
      onState({ kind: 'waiting' });
      timer ??= setTimeout(flush, KEEP_EVERY_MS);
    },
    async close() {
      await flush();
      if (opened === undefined && saw !== undefined && kept === '') await deleteNote(study, ref, saw);
    },
  };
}
